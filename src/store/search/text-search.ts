// What many scans look for in one column of texts: their filters as literals, each of which is looked for once in a segment.

import type { TextFilter } from '../../engine/engine.js';
import { foldCase } from '../../engine/values/fold.js';
import { termsOf } from '../../engine/values/terms.js';
import type { KeptSearch, Places } from './kept-search.js';
import { type Literal, LiteralSearch } from './literal-search.js';

/** UTF-16 units of all literals together: what goes beyond is not looked for, so that the automaton stays small. */
const MOST_UNITS = 2 ** 16;

/** The names of literals that all stand in a value which meets a filter. */
type Clause = readonly string[];

type KnownPlaces = Pick<KeptSearch, 'placesOf' | 'keepPlaces'>;

export class TextSearch {
  private readonly numbers = new Map<string, number>();
  private readonly numbersOfScans = new WeakMap<TextFilter, number | undefined>();
  /** of each filter the clauses, of which a value meets one */
  private readonly clauses: (readonly Clause[])[] = [];
  private readonly literals = new Map<string, Literal>();
  private units = 0;
  /** the last search that was made, which is that of most segments */
  private last: { readonly names: readonly string[]; readonly search: LiteralSearch } | null = null;

  constructor(filters: readonly TextFilter[]) {
    for (const filter of filters) this.add(filter);
  }

  /** The number of a filter; undefined where it is not looked for. */
  numberOf(filter: TextFilter): number | undefined {
    // A scan asks for the same ones in every segment.
    if (!this.numbersOfScans.has(filter)) this.numbersOfScans.set(filter, this.numbers.get(nameOf(filter)));
    return this.numbersOfScans.get(filter);
  }

  /**
   * For each filter, by its number, the places of the values that may meet it.
   * @param texts the values, which are read only where it is not known where all literals stand
   */
  placesIn(texts: () => readonly string[], known: KnownPlaces): Places[] {
    const places = this.placesOfLiterals(texts, known);
    const placesOf = (name: string): Places => places.get(name) as Places; // names of clauses are those of literals
    return this.clauses.map((clauses) => anyOf(clauses.map((names) => allOf(names.map(placesOf)))));
  }

  private add(filter: TextFilter): void {
    const name = nameOf(filter);
    if (this.numbers.has(name)) return;
    const clauses = clausesOf(filter);
    // Without a literal all values match.
    if (clauses.some((literals) => literals.length === 0 || literals.some(matchesAll))) return;
    if (filter.kind !== 'values') {
      const units = clauses.flat().reduce((sum, { text }) => sum + text.length, 0);
      if (this.units + units > MOST_UNITS) return;
      this.units += units;
    }
    this.numbers.set(name, this.clauses.length);
    this.clauses.push(clauses.map((literals) => literals.map((literal) => this.named(literal))));
  }

  private named(literal: Literal): string {
    const name = `${literal.as} ${literal.text}`;
    this.literals.set(name, literal);
    return name;
  }

  private placesOfLiterals(texts: () => readonly string[], known: KnownPlaces): ReadonlyMap<string, Places> {
    const places = new Map<string, Places>();
    const missing: string[] = [];
    for (const name of this.literals.keys()) {
      const found = known.placesOf(name);
      if (found === undefined) missing.push(name);
      else places.set(name, found);
    }
    if (missing.length === 0) return places;
    for (const [number, found] of this.searchFor(missing).placesIn(texts()).entries()) {
      const name = missing[number] as string;
      places.set(name, found);
      known.keepPlaces(name, found);
    }
    return places;
  }

  private searchFor(names: readonly string[]): LiteralSearch {
    const { last } = this;
    if (last !== null && last.names.length === names.length && last.names.every((name, i) => name === names[i])) {
      return last.search;
    }
    const search = new LiteralSearch(names.map((name) => this.literals.get(name) as Literal));
    this.last = { names, search };
    return search;
  }
}

function clausesOf(filter: TextFilter): Literal[][] {
  switch (filter.kind) {
    case 'parts':
      return filter.anyOf.map((part) => [{ as: 'part', text: foldCase(part) }]);
    case 'terms':
      return filter.anyOf.map((terms) => distinct(terms.flatMap(termsOf)).map((text) => ({ as: 'term', text })));
    case 'values':
      return filter.ignoreCase
        ? distinct(filter.anyOf.map(foldCase)).map((text) => [{ as: 'folded', text }])
        : distinct(filter.anyOf).map((text) => [{ as: 'value', text }]);
  }
}

const matchesAll = ({ as, text }: Literal) => text === '' && (as === 'part' || as === 'term');

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

const nameOf = (filter: TextFilter): string =>
  JSON.stringify([filter.kind, filter.anyOf, filter.kind === 'values' && filter.ignoreCase]);

/** What stands in all lists, of which there is one at least. */
function allOf(lists: readonly Places[]): Places {
  return lists.reduce((a, b) => (a === null ? b : b === null ? a : common(a, b)));
}

/** What stands in one of the lists. */
function anyOf(lists: readonly Places[]): Places {
  const some: Uint32Array[] = [];
  for (const list of lists) {
    if (list === null) return null;
    if (list.length > 0) some.push(list);
  }
  const [only] = some;
  if (only !== undefined && some.length === 1) return only;
  const all = new Uint32Array(some.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const list of some) {
    all.set(list, end);
    end += list.length;
  }
  return all.sort().filter((place, i) => place !== all[i - 1]);
}

/** What stands in both lists, which are ascending. */
export function common(a: Uint32Array, b: Uint32Array): Uint32Array {
  let next = 0;
  return a.filter((place) => {
    while (next < b.length && (b[next] as number) < place) next++;
    return b[next] === place;
  });
}
