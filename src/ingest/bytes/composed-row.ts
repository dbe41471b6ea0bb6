// A row that is put together from values, in formats whose files have no text of it.

import type { Fields } from '../tables/fields.js';
import { type Kind, LITERAL, NESTED, NULL, Row } from './row.js';

const FIRST_BYTES = 1 << 16;
const ASCII_END = 0x80;
/** A UTF-16 unit is at most three bytes of UTF-8. */
const BYTES_OF_UNIT = 3;

export class ComposedRow extends Row {
  private buffer = Buffer.alloc(FIRST_BYTES);

  constructor(private readonly names: Fields) {
    super();
  }

  /** @param line the number of the row, from 1 */
  begin(line: number): void {
    this.open(this.buffer);
    this.line = line;
    this.end = 0;
  }

  addNull(field: number): void {
    this.add(field, NULL, this.end, this.end);
  }

  /** Halves of surrogate pairs become U+FFFD. */
  addText(field: number, kind: Kind, text: string): void {
    this.reserve(text.length * BYTES_OF_UNIT);
    const { buffer, end: start } = this;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= ASCII_END) return this.addEncoded(field, kind, text);
      buffer[start + i] = unit;
    }
    this.end += text.length;
    this.add(field, kind, start, this.end);
  }

  private addEncoded(field: number, kind: Kind, text: string): void {
    const start = this.end;
    this.end += this.buffer.write(text, start, 'utf8');
    this.add(field, kind, start, this.end);
  }

  /** Adds UTF-8. */
  addBytes(field: number, kind: Kind, bytes: Uint8Array): void {
    this.reserve(bytes.length);
    const { buffer, end: start } = this;
    buffer.set(bytes, start);
    this.end += bytes.length;
    this.add(field, kind, start, this.end);
  }

  private reserve(length: number): void {
    if (this.end + length <= this.buffer.length) return;
    const buffer = Buffer.alloc((this.end + length) * 2);
    this.buffer.copy(buffer, 0, 0, this.end);
    this.buffer = buffer;
    const { count } = this;
    this.open(buffer);
    this.count = count;
  }

  /** The row as a JSON object. */
  override raw(): string {
    const members = Array.from({ length: this.count }, (_, i) => {
      const { name } = this.names.info(this.fields[i] as number);
      return `${JSON.stringify(name)}:${this.json(i)}`;
    });
    return `{${members.join(',')}}`;
  }

  private json(index: number): string {
    const text = this.text(index);
    switch (this.kinds[index]) {
      case NULL:
        return 'null';
      case LITERAL:
      case NESTED:
        return text;
      default:
        return JSON.stringify(text);
    }
  }
}
