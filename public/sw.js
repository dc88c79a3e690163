// Keeps the page's files in this browser, so that it works without a network, and never mixes two builds.
//
// - A build's files are fetched as a whole and checked against their digests, or not kept at all.
// - Which build the page is opened with is the user's choice: a newer one waits in a cache of its own until
//   the page says `take`. It does not matter to that which service worker is the one running.
// - Only files in the list are ever answered from here; everything else is left to the network.
//
// The build fills in the two values below (tools/site). Caches are called tuanji-VERSION; the choice is kept
// in tuanji-choice: both are a contract with the service workers of other builds.
const VERSION = '';
const FILES = {};

const PREFIX = 'tuanji-';
const CHOICE = 'tuanji-choice';
const CHOSEN = './chosen';
const entrance = new URL('./', self.location).href;

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(tidy)));

self.addEventListener('fetch', (event) => {
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.method === 'GET' && address.startsWith(entrance)) event.respondWith(answer(event.request, address));
});

// The page asks: `state` says which build this is, `take` makes it the one the page is opened with.
self.addEventListener('message', (event) => {
  const [port] = event.ports;
  const work = event.data === 'take' ? choose(VERSION) : tidy();
  event.waitUntil(work.then(() => port?.postMessage(VERSION)));
});

async function install() {
  try {
    const cache = await caches.open(PREFIX + VERSION);
    await Promise.all(Object.entries(FILES).map(([address, integrity]) => keep(cache, address, integrity)));
    if (!(await chosen())) await choose(VERSION);
  } catch (error) {
    await caches.delete(PREFIX + VERSION);
    throw error;
  }
  // Running says nothing about the build that is shown: see `chosen`.
  await self.skipWaiting();
}

async function keep(cache, address, integrity) {
  // What lies in the build's own folder never changes; the rest is asked for anew.
  const fresh = address.startsWith('./files/') ? 'default' : 'no-cache';
  const response = await fetch(address, { integrity, cache: fresh, credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await cache.put(address, response);
}

/** The build the page is opened with, while all of it is here. */
async function chosen() {
  const choice = await (await caches.open(CHOICE)).match(CHOSEN);
  const version = choice && (await choice.text());
  return version && (await caches.has(PREFIX + version)) ? version : undefined;
}

async function choose(version) {
  await (await caches.open(CHOICE)).put(CHOSEN, new Response(version));
}

async function answer(request, address) {
  const wanted = address === `${entrance}index.html` ? entrance : address;
  const version = await chosen();
  const kept = version && (await (await caches.open(PREFIX + version)).match(wanted));
  // A page opened before the choice changed still finds the files of its own build.
  return kept || (wanted !== entrance && (await caches.match(wanted))) || fetch(request);
}

/** Removes the caches of builds that no open page can need any more. */
async function tidy() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 1) return;
  const needed = [CHOICE, PREFIX + VERSION, PREFIX + (await chosen())];
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && !needed.includes(name)).map((name) => caches.delete(name)));
}
