// Starts the one-file edition (tools/site, single.rs): unpacks what lies in the file into blob addresses and says
// where they are by the same links that index.html has for the files of the site.
import init from './app.js';

const unpacked = async (block) => {
  const packed = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
  block.remove();
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).blob();
};

const base64 = (content) =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.onerror = () => failed(reader.error);
    reader.readAsDataURL(content);
  });

const TYPES = { wasm: 'application/wasm', js: 'text/javascript', json: 'application/json' };
const addresses = new Map();
/** Gives the content an address. Those in use for as long as the page is open are never given back. */
const address = (name, content) => {
  const url = URL.createObjectURL(new Blob([content], { type: TYPES[name.split('.').at(-1)] ?? '' }));
  addresses.set(name, url);
  return url;
};
const say = (rel, href) => document.head.append(Object.assign(document.createElement('link'), { rel, href }));

const start = async () => {
  const blocks = [...document.querySelectorAll('script[data-file]')];
  const files = new Map(await Promise.all(blocks.map(async (block) => [block.dataset.file, await unpacked(block)])));
  for (const [name, content] of files) address(name, content);

  // From a disk browsers load no module as a worker: it is a plain script here, and starts itself at its end.
  const worker = await files.get('worker.js').text();
  // It cannot fetch from the page's addresses either, so it carries its program along.
  const program = JSON.stringify(await base64(files.get('worker_bg.wasm')));
  const begin = `\n__wbg_init({ module_or_path: Uint8Array.from(atob(${program}), (letter) => letter.charCodeAt(0)) });`;
  say('worker-program', address('worker.js', worker + begin));

  // The sample's table of contents names its files by where they are.
  const index = JSON.parse(await files.get('sample-data/index.json').text());
  for (const file of index.files) file.path = addresses.get(`sample-data/${file.path}`);
  say('sample', address('sample-data/index.json', JSON.stringify(index)));
  say('licences', addresses.get('licences.json'));

  await init({ module_or_path: addresses.get('app_bg.wasm') });
};

start().catch(() => {
  document.querySelector('#loading')?.remove();
  document.querySelector('#not-loaded')?.removeAttribute('hidden');
});
