// A column of strings: a dictionary of the distinct ones and a code a row.

import { type DictionaryVector, dictionaryVector, type FlatVector, makeCodes } from '../../engine/values/vector.js';
import { utf8Vector } from '../../store/store.js';
import { ByteDictionary, hashOf, viewOf } from '../bytes/byte-dictionary.js';
import { NESTED, NULL, type Row } from '../bytes/row.js';
import type { ColumnBuilder } from './column.js';
import { compactJson } from './compact-json.js';

/** Grown fourfold, it comes to the rows of a batch. */
const FIRST_ROWS = 2048;

export class StringColumn implements ColumnBuilder {
  private readonly dictionary = new ByteDictionary();
  /** The number of the string plus one; 0 for the empty string. */
  private codes = new Uint32Array(FIRST_ROWS);

  get byteLength(): number {
    return this.codes.byteLength + this.dictionary.byteLength;
  }

  put(at: number, row: Row, index: number): boolean {
    if (at >= this.codes.length) this.grow(at);
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    const kind = row.kinds[index];
    if (start === end || kind === NULL) this.codes[at] = 0;
    else if (kind === NESTED) this.putJson(at, row.bytes.subarray(start, end));
    else this.codes[at] = 1 + this.dictionary.code(row.bytes, row.view, start, end, hashOf(row.view, start, end));
    return true;
  }

  private putJson(at: number, json: Buffer): void {
    const text = compactJson(json);
    const view = viewOf(text);
    this.codes[at] = 1 + this.dictionary.code(text, view, 0, text.length, hashOf(view, 0, text.length));
  }

  private grow(at: number): void {
    const codes = new Uint32Array(Math.max(at + 1, this.codes.length * 4));
    codes.set(this.codes);
    this.codes = codes;
  }

  finish(length: number): DictionaryVector {
    if (length > this.codes.length) this.grow(length - 1);
    const texts = this.texts();
    const codes = makeCodes(texts.length, length);
    codes.set(this.codes.subarray(0, length));
    this.codes.fill(0);
    this.dictionary.clear();
    return dictionaryVector(texts, codes);
  }

  /** The distinct strings behind the empty one. */
  private texts(): FlatVector {
    const utf8 = this.dictionary.utf8();
    if (utf8 !== undefined) return utf8Vector(utf8);
    const data = ['', ...this.dictionary.texts()];
    return { encoding: 'flat', type: 'string', length: data.length, data, nulls: null };
  }
}
