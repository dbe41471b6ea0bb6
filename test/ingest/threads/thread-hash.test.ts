import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PIECE } from '../../../src/ingest/inputs/rooms.js';
import { Kernel } from '../../../src/ingest/kernel/kernel.js';
import { KernelMemory } from '../../../src/ingest/kernel/kernel-memory.js';
import type { Request } from '../../../src/ingest/threads/messages.js';
import type { Asked } from '../../../src/ingest/threads/thread.js';
import { ThreadHash } from '../../../src/ingest/threads/thread-hash.js';

/** A thread that answers when it is told to, as long as it works. */
class SlowThread {
  private readonly asked: { readonly request: Request; readonly asked: Asked }[] = [];
  private hash = createHash('sha256');
  private nextId = 0;
  works = true;

  ask(request: (id: number) => Request, asked: Asked): void {
    this.asked.push({ request: request(this.nextId++), asked });
  }

  /** Answers the first request that waits; false where there is none. */
  answer(): boolean {
    const next = this.asked.shift();
    if (next === undefined) return false;
    const { request, asked } = next;
    if (!this.works) asked.failed(new Error('it has ended'));
    else if (request.kind === 'hash') {
      if (request.begins) this.hash = createHash('sha256');
      this.hash.update(request.bytes);
      asked.answered({ kind: 'hashed', id: request.id });
    } else asked.answered({ kind: 'digest', id: request.id, hash: this.hash.digest('hex') });
    return true;
  }
}

/** Settles with `promise`, for which the thread may have to answer. */
async function answered<T>(thread: SlowThread, promise: Promise<T>): Promise<T> {
  let settled = false;
  const end = promise.finally(() => {
    settled = true;
  });
  end.catch(() => {});
  while (!settled) {
    thread.answer();
    await new Promise(setImmediate);
  }
  return end;
}

/** Hashes bytes as a reader does that reads ahead, or from memory of its own; `after` is called with each piece. */
async function hashed(thread: SlowThread, sizes: readonly number[], after: (piece: number) => void): Promise<string[]> {
  const hash = new ThreadHash(thread, new KernelMemory(new Kernel()), () => false);
  const expected = createHash('sha256');
  for (const [index, size] of sizes.entries()) {
    const inRoom = index % 3 !== 2;
    const room = inRoom ? await answered(thread, hash.take()) : Buffer.alloc(PIECE);
    const bytes = room.subarray(0, size).fill(`${index} `);
    expected.update(bytes);
    await answered(thread, hash.update(bytes));
    if (inRoom) hash.giveBack(room);
    after(index);
  }
  return [await answered(thread, hash.digest()), expected.digest('hex')];
}

const sizes = fc.array(fc.integer({ min: 0, max: PIECE }), { maxLength: 60 });

describe('the hash of another thread', () => {
  it('is the one of this, however far the thread is behind', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat({ max: 3 }), async (pieces, pace) => {
        const thread = new SlowThread();
        const [found, expected] = await hashed(thread, pieces, (piece) => {
          for (let i = 0; i < pace && piece % 2 === 0; i++) thread.answer();
        });
        expect(found).toBe(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('is made here where the thread does not start', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (pieces) => {
        const thread = new SlowThread();
        thread.works = false;
        const [found, expected] = await hashed(thread, pieces, () => {});
        expect(found).toBe(expected);
      }),
      { numRuns: 15 },
    );
  });

  it('fails where the thread ends in the middle', async () => {
    const thread = new SlowThread();
    const pieces = Array.from({ length: 40 }, () => PIECE);
    const ending = hashed(thread, pieces, (piece) => {
      if (piece === 20) thread.works = false;
    });
    await expect(ending).rejects.toThrow('it has ended');
  });
});
