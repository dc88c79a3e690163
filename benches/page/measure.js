// What the benchmark does in the page: it acts as a user would and waits for what a user would see.
// Times are in milliseconds, from the act to the frame that shows its result.
(() => {
  const see = (css) => document.querySelector(css);
  const frame = () => new Promise(requestAnimationFrame);
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = async (look) => {
    for (;;) {
      const found = look();
      if (found) return found;
      await frame();
    }
  };
  const idle = () => !see('#busy') && see('.working')?.hidden;

  let chosen = new DataTransfer();

  /** Fetches the files beforehand, so that only reading them is timed. */
  async function choose(names) {
    chosen = new DataTransfer();
    for (const name of names) {
      const bytes = await (await fetch(`/lists/${encodeURIComponent(name)}`)).blob();
      chosen.items.add(new File([bytes], name));
    }
  }

  /** Hands the files over; `sheets` lists, or what a screen holds of them, are to be shown for them. */
  async function drop(sheets) {
    const input = await until(() => see('#choose-files'));
    const begin = performance.now();
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    const shown = () => document.querySelectorAll('.source[data-kind]').length;
    await until(() => shown() >= Math.min(sheets, 30) && see('#check') && idle());
    return performance.now() - begin;
  }

  /** Has everything checked, until the findings are painted. */
  async function check() {
    const button = await until(() => see('#check'));
    const begin = performance.now();
    button.click();
    await until(() => see('.branches tbody tr') && idle());
    await painted();
    return performance.now() - begin;
  }

  /** Ticks as fast as the page lets them: the longest pause is what the main thread was held up. */
  function watch() {
    const { port1, port2 } = new MessageChannel();
    let [last, longest, going] = [performance.now(), 0, true];
    port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (going) port2.postMessage(0);
    };
    port2.postMessage(0);
    return () => ((going = false), longest);
  }

  /** The row's cell under a field. */
  async function cell(row, field) {
    const column = (await until(() => see(`[data-head=${field}]`))).getAttribute('aria-colindex') - 2;
    return until(() => see(`[data-row='${row}'][data-column='${column}']`));
  }

  /** Types a value into the cell and leaves it with Enter, until what follows from it is shown. */
  async function edit(row, field, text) {
    const typed = await cell(row, field);
    for (const kind of ['mousedown', 'mouseup']) {
      typed.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, button: 0 }));
    }
    const editor = see('#cell-editor');
    editor.focus();
    document.execCommand('insertText', false, text);
    await painted();
    const stop = watch();
    const begin = performance.now();
    editor.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await until(() => !idle());
    await until(idle);
    await painted();
    const shown = (await cell(row, field)).innerText;
    if (!shown.includes(text)) throw new Error(`${text} is not in the cell, but ${shown}`);
    return { all: performance.now() - begin, main: stop() };
  }

  /** Turns the wheel frame by frame and gives the time between frames. */
  async function scroll(steps) {
    const view = await until(() => see('#grid-view'));
    const times = [];
    let last = await new Promise(requestAnimationFrame);
    for (let step = 0; step < steps; step++) {
      view.scrollTop += 170;
      const now = await new Promise(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times;
  }

  /** Has every form written into one zip; what no list holds is left blank. */
  async function forms() {
    (await until(() => see('#download-all'))).click();
    const blank = await until(() => see('#before #leave-blank') ?? see('#busy'));
    const begin = performance.now();
    if (blank.id !== 'busy') blank.click();
    await until(() => see('#busy'));
    await until(idle);
    return performance.now() - begin;
  }

  /** The same file as SheetJS users read it, in a worker. */
  async function sheetjs(name) {
    const bytes = await (await fetch(`/lists/${encodeURIComponent(name)}`)).arrayBuffer();
    const worker = new Worker('/peer/sheetjs.js', { type: 'module' });
    const heard = () => new Promise((done, fail) => ((worker.onmessage = done), (worker.onerror = fail)));
    await heard();
    const begin = performance.now();
    const answer = heard();
    worker.postMessage(bytes, [bytes]);
    await answer;
    const took = performance.now() - begin;
    worker.terminate();
    return took;
  }

  window.bench = { watch, choose, drop, check, cell, edit, scroll, forms, sheetjs, until, see: (css) => until(() => see(css)) };
  // When the page could take a file, counted from the start of the navigation.
  until(() => see('#choose-files')).then(() => (window.bench.ready = performance.now()));
})();
