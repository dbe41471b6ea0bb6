// Apache Parquet. Its footer is at its end, so that it has to be read from a file: what comes packed goes through a
// temporary one.

import { type Blob, spooled } from '../inputs/blob.js';
import type { Reading } from '../reading.js';
import type { Format } from './format.js';
import { isPlainText } from './unreadable.js';

const MARK = 'PAR1';

export const parquet: Format = {
  name: 'parquet',
  title: 'Apache Parquet',
  binary: true,

  recognises({ bytes }) {
    return bytes.toString('latin1', 0, MARK.length) === MARK && !isPlainText(bytes);
  },

  async read(reading, _, plain) {
    const { readParquet } = await import('../parquet/read-parquet.js');
    if (plain === undefined) await unpacked(reading, (blob) => readParquet(reading, blob));
    else await readParquet(reading, plain);
    await reading.window.skipTo(Infinity);
  },
};

async function unpacked(reading: Reading, read: (blob: Blob) => Promise<void>): Promise<void> {
  const { blob, remove } = await spooled('content', contentOf(reading));
  try {
    await read(blob);
  } finally {
    await remove();
  }
}

async function* contentOf({ window }: Reading): AsyncGenerator<Uint8Array> {
  do {
    // A copy: the window moves its bytes while they are written.
    yield Buffer.from(window.bytes.subarray(window.start, window.end));
    window.take(window.end);
  } while (await window.more());
}
