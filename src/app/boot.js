// Starts the page's program. A file of its own, because the content security policy forbids inline scripts.
import init from './app.js';
import { keepOffline } from './offline.js';

init({ module_or_path: new URL('./app_bg.wasm', import.meta.url) }).then(
  // Refused where storage is: then there is no page without a network, and nothing else changes.
  () => keepOffline().catch(() => {}),
  () => {
    document.querySelector('#loading')?.remove();
    document.querySelector('#not-loaded')?.removeAttribute('hidden');
  },
);
