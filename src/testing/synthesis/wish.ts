// What conditions want of one value, and a value that has all of it as far as it can be had.

import { foldCase } from '../../engine/values/fold.js';
import { compileRegex } from '../../engine/values/regex.js';
import { isTermAt } from '../../engine/values/term-character.js';
import type { ScalarType, Value } from '../../engine/values/types.js';
import { DeadEnd } from './choices.js';
import { regexSample } from './regex-sample.js';

/** Everything that is wanted of one value. */
export class Wish {
  private equals: { readonly type: ScalarType; readonly value: Value; readonly ignoreCase: boolean } | null = null;
  private start = '';
  private end = '';
  private readonly parts: string[] = [];
  private readonly patterns: string[] = [];
  private readonly unwanted: Value[] = [];
  private readonly cuts = new Map<string, Map<number, string>>();
  private least: bigint | number | null = null;
  private most: bigint | number | null = null;
  private length = 0;
  /** null where nothing is said of it */
  present: boolean | null = null;
  items = 0;

  constructor(readonly type: ScalarType) {}

  equal(type: ScalarType, value: Value, ignoreCase = false): void {
    const known = this.equals;
    const isSame =
      known === null ||
      known.value === value ||
      ((ignoreCase || known.ignoreCase) && foldCase(String(known.value)) === foldCase(String(value)));
    if (!isSame) throw new DeadEnd(`a value would have to be ${String(known?.value)} and ${String(value)}`);
    if (known === null || known.ignoreCase) this.equals = { type, value, ignoreCase };
  }

  startWith(text: string): void {
    if (text.length > this.start.length) this.start = text;
  }

  endWith(text: string): void {
    if (text.length > this.end.length) this.end = text;
  }

  contain(text: string): void {
    if (!this.parts.includes(text)) this.parts.push(text);
  }

  match(pattern: string): void {
    this.patterns.push(pattern);
  }

  /** The part of number `index` between separators. */
  cut(separator: string, index: number, text: string): void {
    const known = this.cuts.get(separator) ?? new Map<number, string>();
    this.cuts.set(separator, known.set(index, text));
  }

  /** A text apart from those of other rows, by a number. */
  vary(number: number): void {
    if (this.type === 'string' && number > 0 && !this.isFree) this.contain(`v${number}`);
  }

  differ(value: Value): void {
    this.unwanted.push(value);
  }

  atLeast(bound: bigint | number): void {
    if (this.least === null || bound > this.least) this.least = bound;
  }

  atMost(bound: bigint | number): void {
    if (this.most === null || bound < this.most) this.most = bound;
  }

  beAsLongAs(length: number): void {
    this.length = Math.max(this.length, length);
  }

  /** Whether a condition says what the value is, and not only what it is not. */
  get isFree(): boolean {
    return (
      this.equals === null &&
      this.start + this.end === '' &&
      this.parts.length + this.patterns.length + this.cuts.size === 0 &&
      this.least === null &&
      this.most === null
    );
  }

  /** @param usual the value to take where it meets what is wanted */
  value(usual: Value): { readonly type: ScalarType; readonly value: Value } {
    if (this.equals !== null) return this.equals;
    if (this.present === false) return { type: this.type, value: this.type === 'string' ? '' : null };
    if (this.least !== null || this.most !== null) return { type: this.boundType, value: this.between(usual) };
    if (this.type !== 'string' && this.type !== 'dynamic' && !this.isText)
      return { type: this.type, value: this.notUnwanted(usual) };
    return { type: 'string', value: this.text(typeof usual === 'string' ? usual : 'value') };
  }

  private get isText(): boolean {
    return this.start + this.end !== '' || this.parts.length + this.patterns.length + this.cuts.size > 0;
  }

  private get boundType(): ScalarType {
    if (this.type !== 'string' && this.type !== 'dynamic') return this.type;
    return typeof (this.least ?? this.most) === 'number' ? 'real' : 'long';
  }

  private notUnwanted(usual: Value): Value {
    if (!this.unwanted.includes(usual)) return usual;
    for (let other = 1; ; other++) {
      const value =
        typeof usual === 'bigint' ? usual + BigInt(other) : typeof usual === 'number' ? usual + other : !usual;
      if (!this.unwanted.includes(value)) return value;
    }
  }

  private between(usual: Value): Value {
    const { least, most } = this;
    if (least !== null && most !== null && least > most)
      throw new DeadEnd('a value would have to lie in an empty range');
    const fits = (value: Value): value is bigint | number =>
      (typeof value === 'bigint' || typeof value === 'number') &&
      (least === null || value >= least) &&
      (most === null || value <= most) &&
      !this.unwanted.includes(value);
    if (typeof usual === typeof (least ?? most) && fits(usual)) return usual;
    const bound = least ?? most;
    for (let step = 0; step < 100; step++) {
      const sign = least === null ? -1 : 1;
      const value = typeof bound === 'bigint' ? bound + BigInt(sign * step) : Number(bound) + sign * step;
      if (fits(value)) return value;
    }
    return bound;
  }

  private text(usual: string): string {
    const [pattern, ...others] = this.patterns;
    if (pattern !== undefined && this.start + this.end === '') {
      const sample = this.sampleOf(pattern);
      const missing = this.parts.filter((part) => !foldCase(sample).includes(foldCase(part)));
      return [sample, ...missing, ...others.map((other) => this.sampleOf(other))].join(' ');
    }
    for (const [separator, cuts] of this.cuts) return this.joined(separator, cuts);
    const text = this.assembled(usual);
    const padded = text.length < this.length ? `${text}${'x'.repeat(this.length - text.length)}` : text;
    return this.unwanted.includes(padded) || (this.present === true && padded === '') ? `${padded}x` : padded;
  }

  private sampleOf(pattern: string): string {
    const regex = compileRegex(pattern);
    for (const minimum of [0, 1, 2, Math.max(this.length, 8)]) {
      const text = regexSample(pattern, { minimum });
      for (const framed of [text, ` ${text} `, `x${text}x`]) if (framed !== '' && regex.test(framed)) return framed;
    }
    throw new DeadEnd(`no text was found for the pattern '${pattern}'`);
  }

  private joined(separator: string, cuts: ReadonlyMap<number, string>): string {
    const last = Math.max(1, ...cuts.keys());
    const parts = Array.from({ length: last + 1 }, (_, i) => cuts.get(i) ?? `part${i}`);
    const fromEnd = cuts.get(-1);
    return [...parts, ...(fromEnd === undefined ? [] : [fromEnd])].join(separator);
  }

  private assembled(usual: string): string {
    const { start, end } = this;
    const pattern = this.patterns.map((wanted) => this.sampleOf(wanted));
    const whole = foldCase(`${start} ${end} ${pattern.join(' ')}`);
    const wanted = [...pattern, ...this.parts];
    const parts = wanted.filter(
      (part, i) =>
        (i < pattern.length || !whole.includes(foldCase(part))) &&
        !wanted.some((other, k) => k !== i && other.length > part.length && hasAsTerm(other, part)),
    );
    if (start + end === '' && parts.length === 0) return usual;
    return [start, ...parts, end].filter((part) => part !== '').reduce((text, part) => join(text, part), '');
  }
}

function hasAsTerm(text: string, part: string): boolean {
  const at = foldCase(text).indexOf(foldCase(part));
  if (at < 0) return false;
  return !(at > 0 && isTermAt(text, at - 1)) && !(at + part.length < text.length && isTermAt(text, at + part.length));
}

/** The second after the first, with a blank where two terms would become one. */
function join(text: string, part: string): string {
  if (text === '') return part;
  const meet = isTermAt(text, text.length - 1) && isTermAt(part, 0);
  return meet ? `${text} ${part}` : text + part;
}
