import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Window, type WindowMemory } from '../../../src/ingest/bytes/window.js';

const HEADROOM = 8;
const PIECE = 32;

/** Memory of two pieces in turns, with something else between them that nobody may write to. */
class SmallMemory implements WindowMemory {
  readonly bytes = Buffer.from(new SharedArrayBuffer(1 << 16));
  readonly headroom = HEADROOM;
  readonly most = 1 << 11;
  private readonly starts = [64, 64 + 4 * PIECE];
  private turn = 0;
  private top = 1 << 10;

  piece(content: Buffer): Buffer {
    this.turn = 1 - this.turn;
    const at = this.starts[this.turn] as number;
    // The file is read here while the window still has the piece before.
    this.bytes.fill(content, at, at + content.length);
    return this.bytes.subarray(at, at + content.length);
  }

  isPiece(chunk: Uint8Array): boolean {
    return chunk.buffer === this.bytes.buffer && this.starts.includes(chunk.byteOffset);
  }

  allocate(length: number): number {
    this.top += length;
    if (this.top > this.bytes.length) throw new Error('the memory is full');
    return this.top - length;
  }

  release(): void {}
}

interface Chunk {
  readonly size: number;
  readonly isPiece: boolean;
}

const chunk: fc.Arbitrary<Chunk> = fc.record({ size: fc.integer({ min: 1, max: PIECE }), isPiece: fc.boolean() });

async function* chunksOf(content: Buffer, sizes: readonly Chunk[], memory: SmallMemory): AsyncGenerator<Buffer> {
  let at = 0;
  for (const { size, isPiece } of sizes) {
    const bytes = content.subarray(at, at + size);
    at += size;
    const given = isPiece ? memory.piece(bytes) : Buffer.from(bytes);
    yield given;
    // A chunk is good until the next is asked for.
    given.fill('!');
  }
}

describe('a window', () => {
  it('shows all bytes in their order, whatever comes in a piece', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(chunk, { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 0, max: 3 * PIECE }), { minLength: 1, maxLength: 60 }),
        async (sizes, takes) => {
          const memory = new SmallMemory();
          const length = sizes.reduce((sum, { size }) => sum + size, 0);
          const content = Buffer.from(Array.from({ length }, (_, i) => 97 + ((i * 7 + (i >> 4)) % 26)));
          const window = new Window(chunksOf(content, sizes, memory), memory);
          const found: Buffer[] = [];
          for (let i = 0; !window.final; i++) {
            const before = window.length;
            const isMore = await window.more();
            expect(isMore || window.final).toBe(true);
            if (!window.final) expect(window.length).toBeGreaterThanOrEqual(2 * before);
            const taken = Math.min(window.length, takes[i % takes.length] as number);
            expect(window.offset).toBe(Buffer.concat(found).length);
            found.push(Buffer.from(window.bytes.subarray(window.start, window.start + taken)));
            window.take(window.start + taken);
            // Whoever decodes a record writes behind what is there, as far as the data may be long.
            window.bytes.fill('#', window.end, window.end + window.length);
          }
          found.push(Buffer.from(window.bytes.subarray(window.start, window.end)));
          expect(Buffer.concat(found).toString()).toBe(content.toString());
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('leaves a piece where it is', async () => {
    const memory = new SmallMemory();
    const sizes = Array.from({ length: 6 }, () => ({ size: PIECE, isPiece: true }));
    const window = new Window(chunksOf(Buffer.alloc(6 * PIECE, 'abc'), sizes, memory), memory);
    for (let i = 0; i < 6; i++) {
      await window.more();
      expect(window.bytes).toBe(memory.bytes);
      expect(window.end).toBeLessThan(1 << 10);
      window.take(window.end - HEADROOM + 1);
    }
  });
});
