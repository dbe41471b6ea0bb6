// What many scans look for in one column of texts, looked for in one pass over its values.

import type { ScanFilter } from '../../engine/engine.js';
import { foldCase } from '../../engine/values/fold.js';
import { isTermAt } from '../../engine/values/term-character.js';
import { termsOf } from '../../engine/values/terms.js';
import { LiteralAutomaton, type Units } from './literal-automaton.js';

export type TextFilter = Exclude<ScanFilter, { readonly kind: 'range' }>;

/** UTF-16 units of all literals together: what goes beyond is not looked for, so that the automaton stays small. */
const MOST_UNITS = 2 ** 16;

/** Texts that are searched as one array of units, which is several times as fast as asking each string for each of its units. */
const AT_ONCE = 1024;

/** Literals that all stand in a value which meets a filter. */
interface Clause {
  readonly filter: number;
  readonly literals: number;
}

/** The clauses that a literal is part of, where it may stand anywhere and where it has to be a whole term. */
interface Literal {
  readonly text: string;
  readonly anywhere: number[];
  readonly asTerm: number[];
}

export class TextSearch {
  private readonly numbers = new Map<string, number>();
  private readonly clauses: Clause[] = [];
  private readonly literals = new Map<string, Literal>();
  private readonly values = new Map<string, number[]>();
  private readonly foldedValues = new Map<string, number[]>();
  private units = 0;
  private automaton: LiteralAutomaton | null = null;

  constructor(filters: readonly TextFilter[]) {
    for (const filter of filters) this.add(filter);
  }

  /** The number of a filter; undefined where it is not looked for. */
  numberOf(filter: TextFilter): number | undefined {
    return this.numbers.get(nameOf(filter));
  }

  /** For each filter, by its number, the places of the values that may meet it, in their order; null for all. */
  placesIn(texts: readonly string[]): (Uint32Array | null)[] {
    const found = Array.from({ length: this.numbers.size }, (): number[] => []);
    this.findLiterals(texts, found);
    this.findValues(texts, found);
    return found.map((places) => (places.length === texts.length ? null : Uint32Array.from(places)));
  }

  private add(filter: TextFilter): void {
    const name = nameOf(filter);
    if (this.numbers.has(name)) return;
    if (filter.kind === 'values') {
      const number = this.number(name);
      const fold = filter.ignoreCase ? foldCase : (text: string) => text;
      const byValue = filter.ignoreCase ? this.foldedValues : this.values;
      for (const value of new Set(filter.anyOf.map(fold))) push(byValue, value, number);
      return;
    }
    const clauses = filter.kind === 'parts' ? filter.anyOf.map((part) => [foldCase(part)]) : filter.anyOf.map(distinct);
    // Without a literal all values match.
    if (clauses.some((literals) => literals.length === 0 || literals.includes(''))) return;
    const units = clauses.flat().reduce((sum, { length }) => sum + length, 0);
    if (this.units + units > MOST_UNITS) return;
    this.units += units;
    const number = this.number(name);
    for (const literals of clauses) this.addClause(number, literals, filter.kind);
  }

  private number(name: string): number {
    const number = this.numbers.size;
    this.numbers.set(name, number);
    return number;
  }

  private addClause(filter: number, texts: readonly string[], kind: 'terms' | 'parts'): void {
    const clause = this.clauses.push({ filter, literals: texts.length }) - 1;
    for (const text of texts) {
      const literal = this.literals.get(text) ?? { text, anywhere: [], asTerm: [] };
      this.literals.set(text, literal);
      (kind === 'terms' ? literal.asTerm : literal.anywhere).push(clause);
    }
  }

  private findLiterals(texts: readonly string[], found: readonly number[][]): void {
    if (this.literals.size === 0) return;
    this.automaton ??= new LiteralAutomaton([...this.literals.keys()]);
    const matches = new LiteralMatches([...this.literals.values()], this.clauses, found);
    for (let first = 0; first < texts.length; first += AT_ONCE) {
      const some = texts.slice(first, first + AT_ONCE);
      const units = unitsOf(some.join(''));
      let start = 0;
      for (const [i, text] of some.entries()) {
        const end = start + text.length;
        matches.begin(first + i, text);
        this.automaton.search(units, start, end, matches.found);
        start = end;
      }
    }
  }

  private findValues(texts: readonly string[], found: readonly number[][]): void {
    const { values, foldedValues } = this;
    if (values.size === 0 && foldedValues.size === 0) return;
    for (const [place, text] of texts.entries()) {
      for (const filter of values.get(text) ?? []) found[filter]?.push(place);
      if (foldedValues.size === 0) continue;
      for (const filter of foldedValues.get(foldCase(text)) ?? []) found[filter]?.push(place);
    }
  }
}

/** The literals of one text after the other, and the filters that they meet. */
class LiteralMatches {
  private place = 0;
  private text = '';
  /** the last place where each was seen, plus one; of literals anywhere and as a term */
  private readonly seen: Uint32Array;
  private readonly seenAsTerm: Uint32Array;
  /** the last place where a literal of each clause was seen, plus one, and how many were missing then */
  private readonly begun: Uint32Array;
  private readonly missing: Uint32Array;

  constructor(
    private readonly literals: readonly Literal[],
    private readonly clauses: readonly Clause[],
    private readonly met: readonly number[][],
  ) {
    this.seen = new Uint32Array(literals.length);
    this.seenAsTerm = new Uint32Array(literals.length);
    this.begun = new Uint32Array(clauses.length);
    this.missing = new Uint32Array(clauses.length);
  }

  begin(place: number, text: string): void {
    this.place = place;
    this.text = text;
  }

  readonly found = (number: number, end: number): void => {
    const literal = this.literals[number] as Literal;
    const mark = this.place + 1;
    if (literal.anywhere.length > 0 && this.seen[number] !== mark) {
      this.seen[number] = mark;
      for (const clause of literal.anywhere) this.advance(clause, mark);
    }
    if (literal.asTerm.length > 0 && this.seenAsTerm[number] !== mark && this.isTerm(literal, end)) {
      this.seenAsTerm[number] = mark;
      for (const clause of literal.asTerm) this.advance(clause, mark);
    }
  };

  /** Literals that are terms hold nothing but characters of terms. */
  private isTerm({ text: { length } }: Literal, end: number): boolean {
    const { text } = this;
    const start = end - length;
    return !(start > 0 && isTermAt(text, start - 1)) && !(end < text.length && isTermAt(text, end));
  }

  private advance(number: number, mark: number): void {
    const clause = this.clauses[number] as Clause;
    const missing = (this.begun[number] === mark ? (this.missing[number] as number) : clause.literals) - 1;
    this.begun[number] = mark;
    this.missing[number] = missing;
    if (missing > 0) return;
    const places = this.met[clause.filter] as number[];
    if (places[places.length - 1] !== this.place) places.push(this.place);
  }
}

const WIDE = /[^\0-\xff]/;

function unitsOf(text: string): Units {
  if (!WIDE.test(text)) return Buffer.from(text, 'latin1');
  const { buffer, byteOffset } = Buffer.from(text, 'utf16le'); // Node gives places that are multiples of 8
  return new Uint16Array(buffer, byteOffset, text.length);
}

const distinct = (terms: readonly string[]): string[] => [...new Set(terms.flatMap(termsOf))];

const nameOf = (filter: TextFilter): string =>
  JSON.stringify([filter.kind, filter.anyOf, filter.kind === 'values' && filter.ignoreCase]);

function push(lists: Map<string, number[]>, key: string, item: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
