// What npm's id-validator makes of identity numbers: one per line in, one verdict per line out.
//   node id_numbers.mjs FOLDER_WITH_NODE_MODULES YYYY-MM-DD < numbers
//   valid listed calendar birth sex
// valid:    its own verdict on check character and (loosely) date
// listed:   its verdict when it also looks the province up
// calendar: is the date one of the calendar, from 1900 to the day given? (The package lets 30 February
//           pass and knows no future, so JavaScript's own Date answers this.)
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const [folder, today] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const Validator = require('id-validator');
const provinces = require('id-validator/src/GB2260.js');

const plain = new Validator();
const withProvinces = new Validator(provinces);

function calendar(number) {
  const text = number.length === 18 ? number.slice(6, 14) : `19${number.slice(6, 12)}`;
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)];
  const iso = `${year}-${month}-${day}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) && year >= '1900' && iso <= today;
}

const out = [];
for await (const number of createInterface({ input: process.stdin })) {
  const info = plain.getInfo(number);
  const listed = withProvinces.isValid(number);
  out.push([info !== false, listed, calendar(number), info ? info.birth : '-', info ? info.sex : '-'].join(' '));
}
process.stdout.write(`${out.join('\n')}\n`);
