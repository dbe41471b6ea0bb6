// How much of a file is in the database already: all of it, or its beginning, since exports to storage grow.

import { createHash } from 'node:crypto';
import type { SourceRecord } from '../../store/store.js';
import type { Chunks } from './chunks.js';

export interface KnownContent {
  readonly source: SourceRecord;
  /** Bytes of the file that the source has. */
  readonly bytes: number;
  readonly endsWithLineBreak: boolean;
  /** Whether that is the whole file. */
  readonly whole: boolean;
}

const LF = 10;

/**
 * The source that has the most of a file from its beginning on.
 * @param content of the file, decompressed; little more of it is read than the largest source has
 * @param size the most that the content can have, in bytes
 */
export async function knownContent(
  content: Chunks,
  size: number,
  sources: readonly SourceRecord[],
): Promise<KnownContent | undefined> {
  const byHash = new Map<string | null, SourceRecord>();
  for (const source of sources) if (!byHash.has(source.hash)) byHash.set(source.hash, source);
  const sizes = new Set(sources.flatMap(({ hash, bytes }) => (hash === null || bytes === null ? [] : [bytes])));
  const marks = [...sizes].filter((bytes) => bytes > 0 && bytes <= size).sort((a, b) => a - b);
  const hash = createHash('sha256');
  const chunks = content[Symbol.asyncIterator]();
  let known: Omit<KnownContent, 'whole'> | undefined;
  let read = 0;
  let ended = false;
  try {
    for (let next = 0; next < marks.length && !ended; ) {
      const { done, value = new Uint8Array() } = await chunks.next();
      ended = done === true;
      let start = 0;
      for (let mark = marks[next]; mark !== undefined && mark <= read + value.length; mark = marks[++next]) {
        hash.update(value.subarray(start, mark - read));
        start = mark - read;
        const source = byHash.get(hash.copy().digest('hex'));
        if (source?.bytes !== mark) continue;
        // The chunk before cannot have ended here: its last bytes would have been looked at with it.
        known = { source, bytes: mark, endsWithLineBreak: value[start - 1] === LF };
      }
      hash.update(value.subarray(start));
      read += value.length;
    }
    if (known === undefined) return undefined;
    return { ...known, whole: known.bytes === read && (ended || (await chunks.next()).done === true) };
  } finally {
    await chunks.return?.();
  }
}
