// The same file through our worker, as the page drives it, and through SheetJS: each time a new worker
// that has loaded, timed from handing over the bytes to the last answer.
// `?only=ours` or `?only=sheetjs` does one run of that for its peak memory, `?only=nothing` none.
const only = new URLSearchParams(location.search).get('only');
const RUNS = 5;
const bytes = new Uint8Array(await (await fetch('list.xlsx')).arrayBuffer());

/** Starts a worker and waits for its first message. */
const start = (script) =>
  new Promise((done, fail) => {
    const worker = new Worker(script, { type: 'module' });
    worker.onerror = (event) => fail(new Error(event.message));
    worker.onmessage = () => done(worker);
  });

/** Sends and waits for the first message that `accept`s. */
const ask = (worker, message, transfer, accept) =>
  new Promise((done, fail) => {
    worker.onerror = (event) => fail(new Error(event.message));
    worker.onmessage = (event) => accept(event.data) && done(event.data);
    worker.postMessage(message, transfer);
  });

const forget = () =>
  new Promise((done) => {
    const request = indexedDB.deleteDatabase('tuanji');
    request.onsuccess = request.onerror = request.onblocked = done;
  });

// Envelopes in postcard: the request's number, which request, its contents (src/worker/protocol.rs).
const [READ, ADD_SHEETS, SHEETS, CAMPAIGN] = [0, 2, 2, 3];
const answers = (id, kind) => (parts) => {
  if (parts[0][0] === id && parts[0][1] > 3) throw new Error(`refused: ${new TextDecoder().decode(parts[0])}`);
  return parts[0][0] === id && parts[0][1] === kind;
};

async function ours() {
  const worker = await start('./worker_loader.js');
  const copy = bytes.slice();
  const name = new TextEncoder().encode('list.xlsx');
  const begin = performance.now();
  const read = await ask(
    worker,
    [new Uint8Array([1, READ, name.length, ...name, 0]), copy],
    [copy.buffer],
    answers(1, SHEETS),
  );
  const sheets = read.slice(1);
  const half = performance.now();
  await ask(
    worker,
    [new Uint8Array([2, ADD_SHEETS, 0]), ...sheets],
    sheets.map((sheet) => sheet.buffer),
    answers(2, CAMPAIGN),
  );
  const end = performance.now();
  worker.terminate();
  await forget();
  return { read: half - begin, understood: end - half, total: end - begin };
}

async function sheetjs() {
  const worker = await start('./sheetjs.js');
  const copy = bytes.slice();
  const begin = performance.now();
  const { rows } = await ask(worker, copy, [copy.buffer], () => true);
  const end = performance.now();
  worker.terminate();
  return { total: end - begin, rows };
}

const answer = (body) => fetch('result', { method: 'POST', body: JSON.stringify(body) });
try {
  if (only) {
    if (only === 'ours') await ours();
    if (only === 'sheetjs') await sheetjs();
    await answer({});
  } else {
    const [us, them] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      us.push(await ours());
      them.push(await sheetjs());
    }
    await answer({ bytes: bytes.length, browser: navigator.userAgent.match(/Chrome\/\d+/)[0], us, them });
  }
} catch (error) {
  await answer({ failed: error.message });
}
