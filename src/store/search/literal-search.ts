// Where literals stand in the values of a column, found for all of them in one pass.

import { foldCase } from '../../engine/values/fold.js';
import { isTermAt } from '../../engine/values/term-character.js';
import type { Places } from './kept-search.js';
import { LiteralAutomaton, type Units } from './literal-automaton.js';

/** A text that a value may hold anywhere or as a whole term, or be; in folded case, but for `value`. */
export interface Literal {
  readonly as: 'part' | 'term' | 'value' | 'folded';
  readonly text: string;
}

/** Texts that are searched as one array of units, which is several times as fast as asking each string for each of its units. */
const AT_ONCE = 1024;

/** One for all literals that stand nowhere, which are most of long lists. */
const NOWHERE = new Uint32Array(0);

/** The literals of one text, by their places in the list of all; where nothing is said, it is not looked for in that way. */
interface Within {
  part?: number;
  term?: number;
}

export class LiteralSearch {
  /** literals that stand within values, by their texts */
  private readonly within = new Map<string, Within>();
  private readonly values = new Map<string, number>();
  private readonly folded = new Map<string, number>();
  private readonly automaton: LiteralAutomaton | null;

  /** @param literals all different, none that stands within values empty */
  constructor(private readonly literals: readonly Literal[]) {
    for (const [number, { as, text }] of literals.entries()) {
      if (as === 'value') this.values.set(text, number);
      else if (as === 'folded') this.folded.set(text, number);
      else this.within.set(text, { ...this.within.get(text), [as]: number });
    }
    this.automaton = this.within.size === 0 ? null : new LiteralAutomaton([...this.within.keys()]);
  }

  /** For each literal, in their order, the places of the values that it stands in. */
  placesIn(values: readonly string[]): Places[] {
    const found = this.literals.map((): number[] => []);
    if (this.automaton !== null) this.findWithin(this.automaton, values, found);
    this.findValues(values, found);
    return found.map((places) => {
      if (places.length === values.length) return null;
      return places.length === 0 ? NOWHERE : Uint32Array.from(places);
    });
  }

  private findWithin(automaton: LiteralAutomaton, texts: readonly string[], found: readonly number[][]): void {
    const matches = new Matches([...this.within], found);
    for (let first = 0; first < texts.length; first += AT_ONCE) {
      const some = texts.slice(first, first + AT_ONCE);
      const units = unitsOf(some.join(''));
      let start = 0;
      for (const [i, text] of some.entries()) {
        const end = start + text.length;
        matches.begin(first + i, text);
        automaton.search(units, start, end, matches.found);
        start = end;
      }
    }
  }

  private findValues(texts: readonly string[], found: readonly number[][]): void {
    const { values, folded } = this;
    if (values.size === 0 && folded.size === 0) return;
    for (const [place, text] of texts.entries()) {
      const same = values.get(text);
      if (same !== undefined) found[same]?.push(place);
      if (folded.size === 0) continue;
      const alike = folded.get(foldCase(text));
      if (alike !== undefined) found[alike]?.push(place);
    }
  }
}

/** The literals within one text after the other. */
class Matches {
  private place = 0;
  private text = '';

  constructor(
    private readonly literals: readonly (readonly [text: string, Within])[],
    private readonly places: readonly number[][],
  ) {}

  begin(place: number, text: string): void {
    this.place = place;
    this.text = text;
  }

  readonly found = (number: number, end: number): void => {
    const [{ length }, { part, term }] = this.literals[number] as readonly [string, Within];
    if (part !== undefined) this.add(part);
    if (term !== undefined && this.isTerm(end - length, end)) this.add(term);
  };

  private add(literal: number): void {
    const places = this.places[literal] as number[];
    if (places[places.length - 1] !== this.place) places.push(this.place);
  }

  /** Literals that are terms hold nothing but characters of terms. */
  private isTerm(start: number, end: number): boolean {
    const { text } = this;
    return !(start > 0 && isTermAt(text, start - 1)) && !(end < text.length && isTermAt(text, end));
  }
}

const WIDE = /[^\0-\xff]/;

function unitsOf(text: string): Units {
  if (!WIDE.test(text)) return Buffer.from(text, 'latin1');
  const { buffer, byteOffset } = Buffer.from(text, 'utf16le'); // Node gives places that are multiples of 8
  return new Uint16Array(buffer, byteOffset, text.length);
}
