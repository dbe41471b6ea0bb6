// Writes sources into a database until it is killed. Says on standard output how many are committed and, where it is to
// stop in the middle of the next, that it has.

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Batch } from '../../src/engine/values/batch.js';
import { constantVector, vectorOf } from '../../src/engine/values/vector.js';
import { Store } from '../../src/store/store.js';

const [file = '', stop] = process.argv.slice(2);
const BATCH_ROWS = 10_000;
const BATCHES = 14;

function text(): string {
  return randomBytes(150).toString('hex');
}

const store = Store.open(file);
process.stdout.write(`${store.sources().length}\n`);
for (let source = store.sources().length; ; source++) {
  const ingest = store.begin({ name: `${source}`, path: null, format: 'test' });
  const writer = ingest.table('T', [
    { name: 'Source', type: 'int' },
    { name: 'Text', type: 'string' },
    { name: `Column${source}`, type: 'long' },
  ]);
  for (let batch = 0; batch < BATCHES; batch++) {
    const texts = Array.from({ length: BATCH_ROWS }, text);
    writer.append(
      new Batch(BATCH_ROWS, [
        ['Source', constantVector('int', source, BATCH_ROWS)],
        ['Text', vectorOf('string', texts)],
      ]),
    );
    ingest.reject({ table: 'T', line: batch + 1, reason: 'test', raw: 'x' });
  }
  if (stop !== undefined) {
    process.stdout.write('stopped\n');
    await sleep(60_000);
  }
  ingest.commit({ hash: `${source}`, bytes: 1 });
  process.stdout.write(`${source + 1}\n`);
}
