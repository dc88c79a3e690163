// The same file through our worker, as the page drives it, and through SheetJS: each time a new worker
// that has loaded, timed from handing over the bytes to the last answer.
const RUNS = 3;
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
    [new Uint8Array([1, READ, name.length, ...name]), copy],
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

const median = (runs, key) => runs.map((run) => run[key]).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
try {
  const [us, them] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    us.push(await ours());
    them.push(await sheetjs());
  }
  const [total, other] = [median(us, 'total'), median(them, 'total')];
  const ms = (time) => `${time.toFixed(0).padStart(7)} ms`;
  const lines = [
    `${(bytes.length / 1e6).toFixed(1)} MB, ${them[0].rows} rows; medians of ${RUNS} in ${navigator.userAgent.match(/Chrome\/\d+/)}`,
    `ours, bytes to cells        ${ms(median(us, 'read'))}`,
    `ours, cells to campaign     ${ms(median(us, 'understood'))}   (header, fields, records, saved form)`,
    `ours, together              ${ms(total)}`,
    `SheetJS read+sheet_to_json  ${ms(other)}   ${(other / total).toFixed(1)} times ours`,
  ];
  await fetch('result', { method: 'POST', body: lines.join('\n') });
} catch (error) {
  await fetch('result', { method: 'POST', body: `failed: ${error.message}` });
}
