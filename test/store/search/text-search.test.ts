import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../support/seed.js';
import type { TextFilter } from '../../../src/engine/engine.js';
import { foldCase } from '../../../src/engine/values/fold.js';
import { containsMatcher, termsOf } from '../../../src/engine/values/terms.js';
import type { KeptSearch, Places } from '../../../src/store/search/kept-search.js';
import { TextSearch } from '../../../src/store/search/text-search.js';
import { text as hostile } from '../arbitraries.js';

const piece = fc.constantFrom('a', 'B', 'ab', 'é', 'İ', 'K', 'ſ', 's', '.', ' ', '_', '😀', '\ud83d');
const made = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const text = fc.oneof({ weight: 4, arbitrary: made }, { weight: 1, arbitrary: hostile });
const texts = fc.uniqueArray(text, { maxLength: 12 });

const column = fc.constant('Text');
const filter: fc.Arbitrary<TextFilter> = fc.oneof(
  fc.record({ kind: fc.constant('parts' as const), column, anyOf: fc.array(text, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('terms' as const), column, anyOf: fc.array(text.map(termsOf), { maxLength: 3 }) }),
  fc.record({
    kind: fc.constant('values' as const),
    column,
    anyOf: fc.array(text, { maxLength: 3 }),
    ignoreCase: fc.boolean(),
  }),
);

/** What a filter means for one value. */
function meets(value: string, filter: TextFilter): boolean {
  switch (filter.kind) {
    case 'parts':
      return filter.anyOf.some((part) => containsMatcher(part, true)(value));
    case 'terms':
      return filter.anyOf.some((terms) => terms.every((term) => termsOf(value).includes(term)));
    case 'values':
      return filter.anyOf.some((wanted) =>
        filter.ignoreCase ? foldCase(wanted) === foldCase(value) : wanted === value,
      );
  }
}

const NOTHING: Known = { placesOf: () => undefined, keepPlaces: () => {} };

type Known = Pick<KeptSearch, 'placesOf' | 'keepPlaces'>;

function expectPlaces(search: TextSearch, values: readonly string[], filters: readonly TextFilter[], known: Known) {
  const places = search.placesIn(() => values, known);
  for (const filter of filters) {
    const number = search.numberOf(filter);
    const found = number === undefined ? null : places[number];
    const expected = values.flatMap((value, place) => (meets(value, filter) ? [place] : []));
    expect(found == null ? values.map((_, place) => place) : [...found]).toEqual(expected);
  }
}

const filters = fc.array(filter, { minLength: 1, maxLength: 6 });

describe('a search for many filters', () => {
  it('finds for each what a test of every value finds', () => {
    fc.assert(
      fc.property(texts, filters, (values, filters) => {
        expectPlaces(new TextSearch(filters), values, filters, NOTHING);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same where a part of it is known from others', () => {
    const searches = fc.array(filters, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(texts, searches, fc.array(fc.boolean()), (values, searches, forgets) => {
        const kept = new Map<string, Places>();
        let asked = 0;
        const known: Known = {
          placesOf: (literal) => (forgets[asked++] === true ? undefined : kept.get(literal)),
          keepPlaces: (literal, places) => kept.set(literal, places),
        };
        for (const filters of searches) expectPlaces(new TextSearch(filters), values, filters, known);
      }),
      { numRuns: 500 },
    );
  });

  it('looks for no literal whose places are known', () => {
    const kept = new Map<string, Places>();
    const known: Known = { placesOf: (name) => kept.get(name), keepPlaces: (name, places) => kept.set(name, places) };
    const parts = (...anyOf: string[]): TextFilter => ({ kind: 'parts', column: 'Text', anyOf });
    const values = ['net user', 'NET use', 'whoami'];
    const placesIn = (filter: TextFilter, read: () => readonly string[]) =>
      new TextSearch([filter]).placesIn(read, known);
    expect(placesIn(parts('net'), () => values)).toEqual([Uint32Array.of(0, 1)]);
    expect(placesIn(parts('who', 'user'), () => values)).toEqual([Uint32Array.of(0, 2)]);
    const unread = () => expect.unreachable();
    expect(placesIn(parts('NET', 'who'), unread)).toEqual([Uint32Array.of(0, 1, 2)]);
    expect(placesIn(parts('net', 'User'), unread)).toEqual([Uint32Array.of(0, 1)]);
  });

  it('leaves out lists that are too long for it', () => {
    const word = (number: number) => `indicator-${number}`;
    const long: TextFilter = {
      kind: 'parts',
      column: 'Text',
      anyOf: Array.from({ length: 10_000 }, (_, i) => word(i)),
    };
    const short: TextFilter = { kind: 'parts', column: 'Text', anyOf: [word(7)] };
    const search = new TextSearch([long, short]);
    expect(search.numberOf(long)).toBeUndefined();
    expect(search.placesIn(() => ['x', word(7), word(70)], NOTHING)).toEqual([Uint32Array.of(1, 2)]);
  });
});
