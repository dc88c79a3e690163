// The page's side of the service worker (public/sw.js): has the files kept, says when a newer build is there
// (`tuanji-newer`), and changes over when the user agrees (`tuanji-update`; src/app/update.rs shows the bar).

// The folder this file lies in is called after the build.
const version = new URL('.', import.meta.url).pathname.split('/').at(-2);
const HOUR = 3_600_000;

/** Asks the running service worker; it answers with the build it belongs to. */
const ask = (registration, question) =>
  new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => done(event.data);
    registration.active.postMessage(question, [port2]);
  });

export async function keepOffline() {
  const workers = navigator.serviceWorker;
  // Absent in private windows of some browsers and on plain http; the page works all the same.
  if (!workers) return;
  await workers.register(new URL('../../sw.js', import.meta.url), { updateViaCache: 'none' });
  const registration = await workers.ready;

  const look = async () => {
    if ((await ask(registration, 'state')) !== version) window.dispatchEvent(new Event('tuanji-newer'));
  };
  workers.addEventListener('controllerchange', look);
  window.addEventListener('tuanji-update', async () => {
    await ask(registration, 'take');
    location.reload();
  });

  // A page may stay open for days: looks again when it is come back to, not more than once an hour.
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - looked > HOUR) {
      looked = Date.now();
      // Without a network there is nothing newer to be had.
      registration.update().catch(() => {});
    }
  });
  await look();
}
