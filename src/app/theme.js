// Chooses light or dark before the first paint. A file of its own, because the content security policy
// forbids inline scripts; not a module, because modules run after the page is painted.
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => {
    try {
      return JSON.parse(localStorage.getItem('tuanji.theme'));
    } catch {
      return null;
    }
  };
  const show = () => {
    const choice = chosen();
    const theme = choice === 'light' || choice === 'dark' ? choice : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = theme;
  };
  show();
  dark.addEventListener('change', show);
  addEventListener('tuanji-theme', show);
  addEventListener('storage', show);
})();
