// A column of strings: a dictionary of the distinct ones and a code a row.

import { type DictionaryVector, dictionaryVector, type FlatVector, makeCodes } from '../../engine/values/vector.js';
import { utf8Vector } from '../../store/store.js';
import { NESTED, NULL, type Row } from '../bytes/row.js';
import { ByteDictionary } from '../kernel/byte-dictionary.js';
import type { Kernel } from '../kernel/kernel.js';
import type { RowBlock } from '../kernel/row-block.js';
import type { ColumnBuilder } from './column.js';
import { compactJson } from './compact-json.js';
import { RowCodes } from './row-codes.js';

export class StringColumn implements ColumnBuilder {
  private readonly dictionary: ByteDictionary;
  /** The number of the string; 0 for the empty string. */
  private readonly codes: RowCodes;

  constructor(kernel: Kernel) {
    this.dictionary = new ByteDictionary(kernel);
    this.codes = new RowCodes(kernel);
  }

  get byteLength(): number {
    return this.codes.byteLength + this.dictionary.byteLength;
  }

  put(at: number, row: Row, index: number): boolean {
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    const kind = row.kinds[index];
    if (start === end || kind === NULL) this.codes.set(at, 0);
    else if (kind === NESTED) this.putJson(at, row.bytes.subarray(start, end));
    else this.codes.set(at, this.dictionary.code(row.bytes, start, end));
    return true;
  }

  private putJson(at: number, json: Buffer): void {
    const text = compactJson(json);
    this.codes.set(at, this.dictionary.code(text, 0, text.length));
  }

  putBlock(at: number, block: RowBlock, field: number): readonly number[] {
    this.codes.reserve(at + block.rows);
    for (const place of block.texts(field, this.dictionary, false, at, this.codes.values))
      this.put(at + block.rowOf(field, place), block.single(field, place), 0);
    return [];
  }

  finish(length: number): DictionaryVector {
    const texts = this.texts();
    const codes = makeCodes(texts.length, length);
    codes.set(this.codes.first(length));
    this.codes.clear(length);
    this.dictionary.clear();
    return dictionaryVector(texts, codes);
  }

  release(): void {
    this.dictionary.release();
    this.codes.release();
  }

  /** The distinct strings behind the empty one. */
  private texts(): FlatVector {
    const utf8 = this.dictionary.utf8();
    if (utf8 !== undefined) return utf8Vector(utf8);
    const data = ['', ...this.dictionary.texts()];
    return { encoding: 'flat', type: 'string', length: data.length, data, nulls: null };
  }
}
