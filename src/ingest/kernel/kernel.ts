// The part of an ingest that looks at every byte, compiled from `assembly/` to WebAssembly: it finds records, reads values of
// fixed size and numbers the texts of columns. Memory of its own holds what it works on.

import { Buffer } from 'node:buffer';
import { copyBytes } from '../bytes/copy.js';
import { KERNEL } from './kernel.generated.js';

/** What the kernel does; numbers that are `at…`, and what functions of such names give, are places in its memory. */
export interface KernelFunctions {
  allocate(bytes: number): number;
  release(at: number, bytes: number): void;
  fill(at: number, byte: number, bytes: number): void;
  reset(): void;

  createBlock(fields: number, capacity: number): number;
  releaseBlock(atBlock: number): void;
  blockRows(atBlock: number): number;
  blockStarts(atBlock: number): number;
  blockEnds(atBlock: number): number;
  blockLines(atBlock: number): number;
  blockNext(atBlock: number): number;
  blockLine(atBlock: number): number;
  blockDeclined(atBlock: number): number;
  listCount(atBlock: number, field: number): number;
  listRows(atBlock: number, field: number): number;
  listStarts(atBlock: number, field: number): number;
  listEnds(atBlock: number, field: number): number;
  listKinds(atBlock: number, field: number): number;

  setDialect(delimiter: number, quote: number, newline: number, escapeByte: number): void;
  /** @param at 0 where there is no header */
  setHeader(at: number, length: number): void;
  readRecords(atBlock: number, at: number, end: number, atRoom: number, line: number, most: number): void;

  openNames(): void;
  addName(at: number, length: number): number;
  readObjects(atBlock: number, at: number, end: number, atRoom: number, line: number, most: number): void;

  isUniform(atBlock: number, field: number): number;
  readField(type: number, at: number, length: number, atValue: number): number;
  tookEpoch(): number;
  readFixed(atBlock: number, field: number, type: number, atValues: number, atNulls: number): number;
  readTexts(atBlock: number, field: number, atDictionary: number, keepsKinds: number, atCodes: number): number;

  createDictionary(): number;
  releaseDictionary(atDictionary: number): void;
  clearDictionary(atDictionary: number): void;
  dictionaryBytes(atDictionary: number): number;
  dictionarySize(atDictionary: number): number;
  dictionaryIsAscii(atDictionary: number): number;
  dictionaryArena(atDictionary: number): number;
  dictionaryEnds(atDictionary: number): number;
  dictionaryKinds(atDictionary: number): number;
  putValue(atDictionary: number, at: number, length: number, kind: number): number;
}

/** What columns of a fixed size hold, as the kernel numbers it. */
export const BOOL = 0;
export const INT = 1;
export const LONG = 2;
export const REAL = 3;
export const DATETIME = 4;

export type FixedType = typeof BOOL | typeof INT | typeof LONG | typeof REAL | typeof DATETIME;

/** Bytes of a value. */
export const BYTES_OF: Readonly<Record<FixedType, number>> = {
  [BOOL]: 1,
  [INT]: 4,
  [LONG]: 8,
  [REAL]: 8,
  [DATETIME]: 8,
};

let compiled: WebAssembly.Module | undefined;

/** A kernel that is free, since its memory takes time to come by. */
let idle: Kernel | undefined;
/** A kernel with more memory than this is not kept. */
const MOST_IDLE = 64 << 20;

/** A kernel for as long as an ingest lasts. */
export function borrowKernel(): Kernel {
  const kernel = idle ?? new Kernel();
  idle = undefined;
  return kernel;
}

export function giveBackKernel(kernel: Kernel): void {
  if (kernel.bytes.length <= MOST_IDLE) idle = kernel;
}

/** Memory that there can be, in pages of 64 kB; no more of it is taken than is needed. */
const MOST_PAGES = 1 << 15;

/** Fields up to this length are copied here, longer ones by the runtime. */
const SHORT = 64;

export class Kernel {
  readonly functions: KernelFunctions;
  /** Other threads may see it. */
  private readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES, shared: true });
  /** All that it has been seen as: it is seen anew whenever it has grown, and all of them see the same. */
  private readonly views = new WeakSet<ArrayBufferLike>();
  /** Where the bytes of one field are put, and how many there may be. */
  private scratch = 0;
  private scratchBytes = 0;
  private seen: Buffer = Buffer.alloc(0);

  constructor() {
    compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
    const abort = () => {
      throw new Error('the kernel of the ingest failed');
    };
    // What the sources in `assembly/` export.
    const imports = { env: { abort, memory: this.memory } };
    this.functions = new WebAssembly.Instance(compiled, imports).exports as unknown as KernelFunctions;
    this.reset();
  }

  /** All memory; what was given before lacks only what has grown since. */
  get bytes(): Buffer {
    const { buffer } = this.memory;
    if (this.seen.buffer !== buffer) {
      this.seen = Buffer.from(buffer);
      this.views.add(buffer);
    }
    return this.seen;
  }

  /** Whether bytes lie in the kernel's memory. */
  owns({ buffer }: Uint8Array): boolean {
    return buffer === this.seen.buffer || this.views.has(buffer);
  }

  /** Takes all memory back from whoever has some. */
  reset(): void {
    this.functions.reset();
    this.scratchBytes = 0;
    this.scratch = this.scratchFor(SHORT);
  }

  /** The place of a field in the kernel's memory, to which it is copied where it is not there. */
  place(bytes: Uint8Array, start: number, end: number): number {
    if (this.owns(bytes)) return bytes.byteOffset + start;
    const length = end - start;
    const at = this.scratchFor(length);
    const memory = this.bytes;
    if (length <= SHORT) for (let i = 0; i < length; i++) memory[at + i] = bytes[start + i] as number;
    else copyBytes(memory, at, bytes.subarray(start, end));
    return at;
  }

  /** Reads a field of a column of fixed size to `atValue`. False where it has not its usual form. */
  readField(type: FixedType, bytes: Uint8Array, start: number, end: number, atValue: number): boolean {
    return this.functions.readField(type, this.place(bytes, start, end), end - start, atValue) !== 0;
  }

  private scratchFor(length: number): number {
    if (length <= this.scratchBytes) return this.scratch;
    if (this.scratchBytes > 0) this.functions.release(this.scratch, this.scratchBytes);
    this.scratchBytes = 2 * length;
    this.scratch = this.functions.allocate(this.scratchBytes);
    return this.scratch;
  }
}
