// A row as a reader found it: spans of bytes, one a field, before anything is known of their columns.

import { viewOf } from './name-dictionary.js';

/** What stands in a field. */
export const TEXT = 0; // a field of a delimited file: text that may mean a value of any type
export const STRING = 1; // a JSON string, its escapes decoded
export const LITERAL = 2; // a JSON number, `true` or `false`
export const NESTED = 3; // a JSON object or array, as it is written
export const NULL = 4; // JSON's `null`

export type Kind = typeof TEXT | typeof STRING | typeof LITERAL | typeof NESTED | typeof NULL;

/** Reused from row to row; the spans are good until the next row is read. */
export class Row {
  /** Where all spans lie; set by `open`. */
  bytes: Buffer = Buffer.alloc(0);
  /** Of all of `bytes`. */
  view = viewOf(this.bytes);
  count = 0;
  /** The number of the field: its position in the header, or the number of its name. */
  fields = new Int32Array(64);
  starts = new Int32Array(64);
  ends = new Int32Array(64);
  kinds = new Uint8Array(64);
  /** The line of the file on which the row starts, from 1. */
  line = 1;
  /** The row as it is written, line break excluded. */
  start = 0;
  end = 0;

  /** Begins a row whose spans lie in `bytes`. */
  open(bytes: Buffer): void {
    this.count = 0;
    if (bytes === this.bytes) return;
    this.bytes = bytes;
    this.view = viewOf(bytes);
  }

  add(field: number, kind: Kind, start: number, end: number): void {
    const at = this.count++;
    if (at === this.fields.length) this.grow();
    this.fields[at] = field;
    this.kinds[at] = kind;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  private grow(): void {
    const size = this.fields.length * 2;
    const wider = (from: Int32Array) => {
      const to = new Int32Array(size);
      to.set(from);
      return to;
    };
    this.fields = wider(this.fields);
    this.starts = wider(this.starts);
    this.ends = wider(this.ends);
    const kinds = new Uint8Array(size);
    kinds.set(this.kinds);
    this.kinds = kinds;
  }

  /** Keeps the fields for which `keeps` holds. */
  filter(keeps: (field: number) => boolean): void {
    const { count } = this;
    this.count = 0;
    for (let i = 0; i < count; i++) {
      const field = this.fields[i] as number;
      // The array holds kinds only.
      if (keeps(field)) this.add(field, this.kinds[i] as Kind, this.starts[i] as number, this.ends[i] as number);
    }
  }

  text(index: number): string {
    return this.bytes.toString('utf8', this.starts[index], this.ends[index]);
  }

  /** The index of a field in this row, or -1. */
  indexOf(field: number): number {
    for (let i = 0; i < this.count; i++) if (this.fields[i] === field) return i;
    return -1;
  }

  /** The row as it is written. */
  raw(): string {
    return this.bytes.toString('utf8', this.start, this.end);
  }
}
