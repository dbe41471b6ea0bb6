// The filters of texts of Latin-1, which nearly all are: made by what `assembly/` is compiled to, since hashing every byte of every
// distinct text is much of the work that an ingest leaves to other threads.

import { Buffer } from 'node:buffer';
import type { Latin1Values } from '../encodings/encoding.js';
import { KERNEL } from './filters.generated.js';
import { hashText, hashTextAndTerms, latin1Folds } from './text-hash.js';

interface Functions {
  readonly memory: { readonly buffer: ArrayBuffer };
  foldsOfCharacters(): number;
  open(): void;
  allocate(bytes: number): number;
  addTexts(at: number, start: number, atEnds: number, count: number): number;
  addTerm(hash: number): void;
  addValue(hash: number): void;
  filterTerms(): void;
  filterValues(): void;
  placeOfFilter(): number;
  bytesOfFilter(): number;
}

export interface Filters {
  readonly terms: Uint8Array;
  readonly values: Uint8Array;
}

/** Bytes that are looked at at once, so that they are near in memory, unless a text is longer. */
const PORTION = 1 << 18;
/** An instance with more memory than this is not kept. */
const MOST_KEPT = 1 << 26;

let compiled: WebAssembly.Module | undefined;
let kept: Functions | undefined;

/** As `bloomFilter` of the hashes that `hashTextAndTerms` finds. */
export function latin1Filters(texts: Latin1Values): Filters {
  const functions = kept ?? newFunctions();
  functions.open();
  const empty = addTexts(functions, texts);
  const { wide } = texts;
  // Wide texts have no bytes.
  if (empty > wide.size) functions.addValue(hashText(''));
  for (const text of wide.values()) hashTextAndTerms(text, functions.addValue, functions.addTerm);
  functions.filterTerms();
  const terms = filterOf(functions);
  functions.filterValues();
  const values = filterOf(functions);
  kept = functions.memory.buffer.byteLength <= MOST_KEPT ? functions : undefined;
  return { terms, values };
}

/** How many of them are empty. */
function addTexts(functions: Functions, { length, bytes, ends }: Latin1Values): number {
  const atEnds = functions.allocate(ends.byteLength);
  new Uint32Array(functions.memory.buffer, atEnds, length).set(ends);
  let room = PORTION;
  let at = functions.allocate(room);
  let empty = 0;
  let start = 0;
  for (let first = 0; first < length; ) {
    let next = first + 1;
    while (next < length && (ends[next] as number) - start <= PORTION) next++;
    const portion = bytes.subarray(start, ends[next - 1]);
    if (portion.length > room) {
      room = portion.length;
      at = functions.allocate(room);
    }
    new Uint8Array(functions.memory.buffer, at, portion.length).set(portion);
    empty += functions.addTexts(at, start, atEnds + first * ends.BYTES_PER_ELEMENT, next - first);
    start += portion.length;
    first = next;
  }
  return empty;
}

function newFunctions(): Functions {
  compiled ??= new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));
  const abort = () => {
    throw new Error('the filters of texts failed');
  };
  // What the source in `assembly/` exports.
  const functions = new WebAssembly.Instance(compiled, { env: { abort } }).exports as unknown as Functions;
  new Int16Array(functions.memory.buffer, functions.foldsOfCharacters(), latin1Folds.length).set(latin1Folds);
  return functions;
}

function filterOf(functions: Functions): Uint8Array {
  return new Uint8Array(functions.memory.buffer, functions.placeOfFilter(), functions.bytesOfFilter()).slice();
}
