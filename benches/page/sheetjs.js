// SheetJS as its users run it: bytes to rows as objects.
import { read, utils } from './xlsx.mjs';

onmessage = (event) => {
  const book = read(event.data);
  const parsed = performance.now();
  const rows = utils.sheet_to_json(book.Sheets[book.SheetNames[0]]);
  postMessage({ parsed, rows: rows.length });
};
postMessage('ready');
