// Starts the page's program. A file of its own, because the content security policy forbids inline scripts.
import init from './app.js';
import { keepOffline } from './offline.js';

init({ module_or_path: new URL('./app_bg.wasm', import.meta.url) }).then(
  // Refused where storage is: then there is no page without a network, and nothing else changes.
  () => keepOffline().catch(() => {}),
  () => {
    const place = document.querySelector('#skeleton .screen');
    if (place) {
      place.textContent = '页面没有载入成功。请刷新一次；如果仍然不行，请换用新版的 Chrome、Edge 或 Firefox 浏览器。';
    }
  },
);
