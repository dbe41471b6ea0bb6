// The rows of a column whose values are kept as text that wait until a segment is full.

import type { Value } from '../engine/values/types.js';
import {
  type DictionaryVector,
  dictionaryVector,
  type FlatVector,
  missing,
  type Vector,
} from '../engine/values/vector.js';
import type { ColumnBuffer } from './column-buffer.js';
import type { Coded, TextType, TextValues } from './encodings/encoding.js';
import { toStoredText } from './encodings/stored-text.js';
import { grown } from './grown.js';
import { hasText, type Utf8Column, type Utf8Texts, utf8Of } from './utf8-texts.js';

/** What a distinct text takes besides its characters: the string, its place in the map and in the list. */
const TEXT_OVERHEAD = 80;

export class TextBuffer implements ColumnBuffer {
  private readonly codeOf = new Map<string | null, number>();
  private readonly texts: (string | null)[] = [];
  private readonly toText: (value: Value) => string | null;
  private readonly missing: Value;
  private codes: Uint32Array;
  private length = 0;
  private characters = 0;
  private known: { dictionary: FlatVector; codes: Int32Array } | null = null;
  /** A dictionary of bytes to which all codes refer, while there has been no other. */
  private whole: FlatVector | null = null;

  constructor(
    private readonly type: TextType,
    capacity: number,
  ) {
    this.codes = new Uint32Array(capacity);
    this.toText = toStoredText(type);
    this.missing = missing(type);
  }

  get size(): number {
    const texts = this.whole === null ? this.characters + this.texts.length * TEXT_OVERHEAD : sizeOf(this.whole);
    return texts + this.codes.byteLength;
  }

  append(vector: Vector, start: number, end: number): void {
    this.codes = grown(this.codes, this.length + end - start);
    if (!this.appendWhole(vector, start, end)) this.appendTexts(vector, start, end);
    this.length += end - start;
  }

  /** Takes the codes as they are, where all rows so far have the same dictionary of bytes. */
  private appendWhole(vector: Vector, start: number, end: number): boolean {
    if (start === end) return true;
    if (vector.encoding === 'dictionary') {
      const { dictionary, codes } = vector;
      if (this.length === 0 && utf8Of(dictionary) !== undefined) this.whole = dictionary;
      if (this.whole === dictionary) {
        this.codes.set(codes.subarray(start, end), this.length);
        return true;
      }
    }
    if (this.whole !== null) this.leaveWhole(this.whole);
    return false;
  }

  private leaveWhole(dictionary: FlatVector): void {
    const { length } = this;
    this.whole = null;
    this.length = 0;
    this.appendCodes(dictionaryVector(dictionary, this.codes.slice(0, length)), 0, length);
    this.length = length;
  }

  private appendTexts(vector: Vector, start: number, end: number): void {
    const { codes, length } = this;
    if (vector.encoding === 'constant') {
      if (end > start) codes.fill(this.code(vector.value), length, length + end - start);
    } else if (vector.encoding === 'dictionary') {
      this.appendCodes(vector, start, end);
    } else {
      // The data of a flat vector of these types is an array of values.
      const values = vector.data as Value[];
      for (let row = start; row < end; row++) codes[length + row - start] = this.code(values[row] as Value);
    }
  }

  private appendCodes({ dictionary, codes }: DictionaryVector, start: number, end: number): void {
    if (this.known?.dictionary !== dictionary) {
      this.known = { dictionary, codes: new Int32Array(dictionary.length).fill(-1) };
    }
    const known = this.known.codes;
    const values = dictionary.data as Value[]; // as above
    for (let row = start; row < end; row++) {
      const theirs = codes[row] as number;
      let code = known[theirs] as number;
      if (code < 0) {
        code = this.code(values[theirs] as Value);
        known[theirs] = code;
      }
      this.codes[this.length + row - start] = code;
    }
  }

  private code(value: Value): number {
    const text = this.toText(value ?? this.missing);
    const known = this.codeOf.get(text);
    if (known !== undefined) return known;
    const code = this.texts.length;
    this.codeOf.set(text, code);
    this.texts.push(text);
    this.characters += text?.length ?? 0;
    return code;
  }

  /** The bytes are copied: the vector that they belong to may be used further. */
  private finishWhole(texts: Utf8Texts): Utf8Column | null {
    const rows = this.codes.subarray(0, this.length);
    const { bytes, ends } = texts;
    return hasText(texts, rows) ? { kind: 'utf8', bytes: bytes.slice(), ends: ends.slice(), rows } : null;
  }

  finish(): Coded<TextValues> | Utf8Column | null {
    const utf8 = this.whole === null ? undefined : utf8Of(this.whole);
    if (utf8 !== undefined) return this.finishWhole(utf8);
    const { type, texts } = this;
    const [only] = texts;
    if (texts.length === 0 || (texts.length === 1 && only === this.missing)) return null;
    return { values: { kind: 'text', type, length: texts.length, texts }, codes: this.codes.subarray(0, this.length) };
  }
}

function sizeOf(dictionary: FlatVector): number {
  const texts = utf8Of(dictionary);
  return texts === undefined ? 0 : texts.bytes.byteLength + texts.ends.byteLength;
}
