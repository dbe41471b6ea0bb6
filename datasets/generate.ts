import { parseArgs } from 'node:util';
import { type FormatName, formats, isFormatName, writeExport } from './export-file.js';
import { createFleet } from './fleet.js';
import { Random } from './random.js';
import { traffic } from './traffic.js';

const usage = `usage: npx tsx datasets/generate.ts [--rows 100000] [--seed 1] [--format ${Object.keys(formats).join('|')}] [--out FILE]
       [--end 2026-03-14T18:00:00Z] [--days 7] [--devices 400]

Writes made-up DeviceNetworkEvents; the same options give the same bytes. --out defaults to standard output; a name that ends
in .gz is compressed. --end is the instant after the newest event.`;

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    format: { type: 'string', default: 'csv' },
    out: { type: 'string', default: '-' },
    end: { type: 'string', default: '2026-03-14T18:00:00Z' },
    days: { type: 'string', default: '7' },
    devices: { type: 'string', default: '400' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else {
  const events = traffic({
    rows: positive('rows'),
    seed: values.seed,
    end: endOf(values.end),
    days: positive('days'),
    devices: createFleet(new Random(`${values.seed} fleet`), positive('devices')),
    traces: true,
  });
  await writeExport(events, formatOf(values.format), values.out).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') fail(`--out: ${error.message}`);
  });
}

function positive(name: 'rows' | 'days' | 'devices'): number {
  const number = Number(values[name]);
  if (!Number.isInteger(number) || number < 1) fail(`--${name}: '${values[name]}' is no whole number above 0`);
  return number;
}

function endOf(text: string): number {
  const end = Date.parse(text);
  if (Number.isNaN(end)) fail(`--end: '${text}' is no ISO time`);
  return end;
}

function formatOf(name: string): FormatName {
  return isFormatName(name) ? name : fail(`--format: '${name}' is none of ${Object.keys(formats).join(', ')}`);
}

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}
