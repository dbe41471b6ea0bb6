// A stretch of a file in memory: readers take whole records from its start and ask for more where one is cut off.

import { copyBytes } from './copy.js';

const LF = 10;

/** Bytes that are read ahead of what is asked for. */
const STEP = 1 << 20;
/** Bytes that are many records, most often. */
const SHORT = 1 << 14;

/** Memory in which a file is read without a copy: a chunk that comes in a piece of it is looked at where it is. */
export interface WindowMemory {
  /** All of it. What was given before is as good, as long as all that is meant was there. */
  readonly bytes: Buffer;
  /** Bytes before every piece that may be written over; behind its end may be as many as before its end. */
  readonly headroom: number;
  /** Whether a chunk is the beginning of a piece. */
  isPiece(chunk: Uint8Array): boolean;
  /** The most bytes that are asked for at once. */
  readonly most: number;
  /** The place of so many bytes. */
  allocate(length: number): number;
  release(at: number, length: number): void;
}

/** Where a window puts together what does not come in one piece. */
interface Room {
  /** Whether it lies elsewhere than in the `WindowMemory`. */
  readonly isApart: boolean;
  readonly bytes: Buffer;
  readonly start: number;
  readonly length: number;
}

export class Window {
  /** What is read and not yet taken is `bytes[start..end)`; from `end` on there is room for as much again. */
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  /** Whether `end` is the end of the file. */
  final = false;
  /** Bytes of the file before `start`, with what was read as text. */
  private taken = 0;
  private room: Room = { isApart: true, bytes: this.bytes, start: 0, length: 0 };
  /** Whether what is there ends in a piece, and not in the room. */
  private isInPiece = false;
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(
    content: AsyncIterable<Uint8Array>,
    private readonly memory?: WindowMemory,
  ) {
    this.chunks = content[Symbol.asyncIterator]();
  }

  /** Bytes of the content from its beginning to `start`. */
  get offset(): number {
    return this.taken;
  }

  /** What was read and not yet taken. */
  get length(): number {
    return this.end - this.start;
  }

  /** Whether what is there may end in the middle of the next records, and there may be more. */
  get isShort(): boolean {
    return !this.final && this.length < SHORT;
  }

  /** Moves the start; `position` is a position in `bytes`. */
  take(position: number): void {
    this.taken += position - this.start;
    this.start = position;
  }

  /** Passes over what is before `offset`, counted from the beginning of the file; gives the line breaks in it. */
  async skipTo(offset: number): Promise<number> {
    let breaks = 0;
    while (this.offset < offset) {
      if (this.length === 0 && !(await this.more())) return breaks;
      const stop = Math.min(this.end, this.start + offset - this.offset);
      const skipped = this.bytes.subarray(this.start, stop);
      for (let at = skipped.indexOf(LF); at >= 0; at = skipped.indexOf(LF, at + 1)) breaks++;
      this.take(stop);
    }
    return breaks;
  }

  /**
   * Reads on, at least as much again as is there, so that a record that is tried again after every call costs no more
   * than twice its length. Positions change: what was at `start` still is. False at the end of the file.
   */
  async more(): Promise<boolean> {
    const { length } = this;
    const expected = length + Math.max(STEP, length);
    let added = 0;
    do {
      if (this.isInPiece) this.leavePiece(expected);
      const { done, value } = await this.chunks.next();
      if (done === true) this.final = true;
      else {
        if (!this.goTo(value)) this.append(value, expected);
        added += value.length;
      }
    } while (!this.final && (added < length || (added < STEP && !this.isInPiece)));
    return added > 0;
  }

  /** Moves what is there to the room, since a piece is good until the next is asked for. */
  private leavePiece(expected: number): void {
    const { length, memory } = this;
    // Most often it goes to the next piece.
    this.reserve(memory !== undefined && length <= memory.headroom ? length : expected);
    this.isInPiece = false;
  }

  /** Moves what is there in front of the chunk, which stays where it is; false where that cannot be. */
  private goTo(chunk: Uint8Array): boolean {
    const { memory, length } = this;
    if (memory === undefined || length > memory.headroom || !memory.isPiece(chunk)) return false;
    const { bytes } = memory;
    const start = chunk.byteOffset - length;
    copyBytes(bytes, start, this.bytes.subarray(this.start, this.end));
    this.bytes = bytes;
    this.start = start;
    this.end = chunk.byteOffset + chunk.length;
    this.isInPiece = true;
    return true;
  }

  private append(chunk: Uint8Array, expected: number): void {
    this.reserve(Math.max(this.length + chunk.length, expected));
    copyBytes(this.bytes, this.end, chunk);
    this.end += chunk.length;
  }

  /** Moves what is there to the beginning of the room, and sees to it that there is room for `length` bytes of data and as many behind them. */
  private reserve(length: number): void {
    // Decoded fields go behind the data, and are never longer than the record that they come from.
    const needed = 2 * length;
    const { room: old, memory } = this;
    const isApart = memory === undefined || needed + STEP > memory.most;
    const isNew = needed > old.length || old.isApart !== isApart;
    if (!isNew && !this.isInPiece && this.start === old.start) return;
    const room = isNew ? this.newRoom(needed + STEP, isApart) : old;
    const size = this.length;
    if (isNew || this.isInPiece) copyBytes(room.bytes, room.start, this.bytes.subarray(this.start, this.end));
    else this.bytes.copyWithin(room.start, this.start, this.end);
    if (isNew && !old.isApart) memory?.release(old.start, old.length);
    this.bytes = room.bytes;
    this.start = room.start;
    this.end = room.start + size;
    this.room = room;
  }

  private newRoom(length: number, isApart: boolean): Room {
    const { memory } = this;
    if (memory === undefined || isApart) return { isApart, bytes: Buffer.allocUnsafe(length), start: 0, length };
    const start = memory.allocate(length);
    return { isApart, bytes: memory.bytes, start, length };
  }

  /** Stops reading. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}
