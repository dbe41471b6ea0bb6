// Rows that queries put aside, in one temporary file. It has no name from the moment that it is there, so that nothing is left
// of it however the process ends.

import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SpilledBatches, SpillStorage } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import { StoreError } from '../../store/store.js';
import { type CarriedBatch, carried, uncarried } from '../carried-batch.js';

/** A stretch of the file. */
interface Extent {
  readonly at: number;
  readonly bytes: number;
}

export class SpillFile implements SpillStorage {
  private descriptor: number | null = null;
  private end = 0;
  private places = 0;

  /** @param folder where the file is made */
  constructor(private readonly folder = tmpdir()) {}

  open(): SpilledBatches {
    const extents: Extent[] = [];
    let open = true;
    this.places++;
    return {
      append: (batch) => {
        extents.push(this.write(serialize(carried(batch))));
      },
      read: () => this.read(extents),
      drop: () => {
        if (!open) return;
        open = false;
        if (--this.places === 0) this.close();
      },
    };
  }

  private write(content: Buffer): Extent {
    const at = this.end;
    try {
      this.descriptor ??= namelessFile(this.folder);
      for (let done = 0; done < content.length; ) {
        done += writeSync(this.descriptor, content, done, content.length - done, at + done);
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StoreError(
        `${this.folder}: rows of a query cannot be put aside: ${reason}; make room, name another folder by TMPDIR, or raise the limit maxMemory`,
        { cause: error },
      );
    }
    this.end += content.length;
    return { at, bytes: content.length };
  }

  private *read(extents: readonly Extent[]): Iterable<Batch> {
    for (const { at, bytes } of extents) {
      if (this.descriptor === null) throw new StoreError('the database was closed during the query');
      const content = Buffer.allocUnsafeSlow(bytes);
      for (let done = 0; done < bytes; ) {
        const read = readSync(this.descriptor, content, done, bytes - done, at + done);
        if (read === 0) throw new StoreError(`${this.folder}: the temporary file of a query was cut short`);
        done += read;
      }
      yield uncarried(deserialize(content) as CarriedBatch); // as `write` has written it
    }
  }

  /** Frees the room of all that was put aside. */
  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
    this.end = 0;
  }
}

/** A new file for reading and writing, whose name is gone. */
function namelessFile(folder: string): number {
  const file = path.join(folder, `kqlocal-${randomUUID()}.tmp`);
  const descriptor = openSync(file, 'wx+', 0o600);
  unlinkSync(file);
  return descriptor;
}
