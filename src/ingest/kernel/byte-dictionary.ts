// The distinct byte strings of a column, numbered from 1 as they come, so that no string is made for a value seen before.
// They lie in the memory of a kernel.

import { isUtf8 } from 'node:buffer';
import { copyOf } from '../bytes/copy.js';
import type { Kernel } from './kernel.js';

export class ByteDictionary {
  /** In the kernel's memory. */
  readonly at: number;

  constructor(readonly kernel: Kernel) {
    this.at = kernel.functions.createDictionary();
  }

  get size(): number {
    return this.kernel.functions.dictionarySize(this.at);
  }

  /** Memory that the values take, and that is kept for more. */
  get byteLength(): number {
    return this.kernel.functions.dictionaryBytes(this.at);
  }

  /**
   * The number of the byte string `start` to `end`, a new one (`size` after the call) where it was not seen before.
   * @param kind strings of two kinds are two values
   */
  code(bytes: Uint8Array, start: number, end: number, kind = 0): number {
    return this.kernel.functions.putValue(this.at, this.kernel.place(bytes, start, end), end - start, kind);
  }

  /** Forgets all values and keeps the room. */
  clear(): void {
    this.kernel.functions.clearDictionary(this.at);
  }

  /** Forgets all values and gives the room back. */
  release(): void {
    this.kernel.functions.releaseDictionary(this.at);
  }

  kind(code: number): number {
    return this.kernel.bytes[this.kernel.functions.dictionaryKinds(this.at) + code] as number;
  }

  text(code: number): string {
    const { arena, ends } = this.memory();
    return arena.toString('utf8', ends[code - 1], ends[code]);
  }

  /** All values behind an empty one, as bytes; undefined where they are not UTF-8. */
  utf8(): { bytes: Uint8Array; ends: Uint32Array } | undefined {
    const { arena, ends } = this.memory();
    return this.isAscii || isUtf8(arena) ? { bytes: copyOf(arena), ends: ends.slice() } : undefined;
  }

  private get isAscii(): boolean {
    return this.kernel.functions.dictionaryIsAscii(this.at) !== 0;
  }

  /** All values, by number minus one. */
  texts(): string[] {
    const { arena, ends } = this.memory();
    // ASCII bytes are Latin-1 too, and Latin-1 is the cheaper to decode.
    const encoding = this.isAscii ? 'latin1' : 'utf8';
    return Array.from(ends.subarray(1), (end, index) => arena.toString(encoding, ends[index], end));
  }

  /** The bytes of all values, and by number where each ends; good until the next value. */
  private memory(): { arena: Buffer; ends: Uint32Array } {
    const { bytes, functions } = this.kernel;
    const ends = new Uint32Array(bytes.buffer, functions.dictionaryEnds(this.at), this.size + 1);
    const arena = functions.dictionaryArena(this.at);
    return { arena: bytes.subarray(arena, arena + (ends[this.size] as number)), ends };
  }
}
