import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../support/seed.js';
import { type Catalogue, execute, type ScanFilter } from '../../../src/engine/engine.js';
import { Batch } from '../../../src/engine/values/batch.js';
import { readerOf, vectorOf } from '../../../src/engine/values/vector.js';
import { TextSearch } from '../../../src/store/search/text-search.js';
import { text as hostile } from '../arbitraries.js';

const piece = fc.constantFrom('a', 'B', 'ab', 'é', 'É', 'İ', 'K', 'ſ', 's', '1', '.', ' ', '_', '😀', '\ud83d', '𝐀');
const made = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
const text = fc.oneof({ weight: 6, arbitrary: made }, { weight: 1, arbitrary: hostile });

const literal = (value: string): string => {
  const units = Array.from({ length: value.length }, (_, i) => value.charCodeAt(i));
  return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
};
const listed = (values: readonly string[]): string => `(${values.map(literal).join(', ')})`;
const array = (values: readonly string[]): string => `(dynamic([${values.map((value) => literal(value)).join(', ')}]))`;

/** Conditions with a text or a list of them, of which filters are made that are exact, may be, or never are. */
const condition = fc.oneof(
  fc.tuple(
    fc.constantFrom('contains', 'has', '==', '=~', 'contains_cs', 'has_cs', 'startswith', 'hassuffix'),
    text.map(literal),
  ),
  fc.tuple(
    fc.constantFrom('has_any', 'has_all', 'in', 'in~'),
    fc.tuple(fc.array(text, { minLength: 1, maxLength: 3 }), fc.constantFrom(listed, array)).map(([a, of]) => of(a)),
  ),
);

interface Scanned {
  readonly found: number[];
  readonly filters: readonly ScanFilter[];
}

/** The rows for which a condition is true, by their places, and the filters that it asked with. */
function scanned(where: string, texts: readonly string[], met: (filter: ScanFilter) => boolean): Scanned {
  const columns = [
    { name: 'Text', type: 'string' },
    { name: 'Row', type: 'int' },
  ] as const;
  const rows = vectorOf(
    'int',
    texts.map((_, row) => row),
  );
  let asked: readonly ScanFilter[] = [];
  const source = {
    name: 'T',
    columns,
    rowCount: () => texts.length,
    newest: () => null,
    oldest: () => null,
    scan: ({ filters }: { readonly filters: readonly ScanFilter[] }) => {
      asked = filters;
      const batch = new Batch(texts.length, [
        ['Text', vectorOf('string', texts)],
        ['Row', rows],
      ]);
      return [batch.meeting(filters.filter(met))];
    },
  };
  const catalogue: Catalogue = { tableNames: () => ['T'], table: () => source };
  const { batches } = execute(`T | where ${where} | project Row`, catalogue, { now: 0n });
  const found: number[] = [];
  for (const batch of batches) {
    const read = readerOf(batch.column('Row'));
    for (let row = 0; row < batch.length; row++) found.push(read(row) as number);
  }
  return { found, filters: asked };
}

function placesOf(filter: ScanFilter, texts: readonly string[]): number[] {
  if (filter.kind === 'range') throw new TypeError('texts have no range');
  const search = new TextSearch([filter]);
  const number = search.numberOf(filter);
  const all = texts.map((_, place) => place);
  if (number === undefined) return all;
  return [...(search.placesIn(() => texts, { placesOf: () => undefined, keepPlaces: () => {} })[number] ?? all)];
}

const isExact = (filter: ScanFilter | undefined) =>
  filter !== undefined && filter.kind !== 'range' && filter.exact === true;

describe('an exact filter', () => {
  it('is met by those texts for which its condition is true; another by all of them', () => {
    let exact = 0;
    fc.assert(
      fc.property(condition, fc.uniqueArray(text, { minLength: 1, maxLength: 12 }), ([operator, right], texts) => {
        const { found, filters } = scanned(`Text ${operator} ${right}`, texts, () => false);
        for (const filter of filters) {
          const places = placesOf(filter, texts);
          if (isExact(filter)) expect(places).toEqual(found);
          else expect(places).toEqual(expect.arrayContaining(found));
          if (isExact(filter)) exact++;
        }
      }),
      { numRuns: 1000 },
    );
    expect(exact).toBeGreaterThan(200);
  });

  it.each([
    ['contains "b c"', true],
    ['contains_cs "b"', false],
    ['startswith "b"', false],
    ['has "b"', true],
    ['has "b c"', false],
    ['has ".exe"', false],
    ['has_cs "b"', false],
    ['hasprefix "b"', false],
    ['has_any ("b", "c")', true],
    ['has_any ("b", "b c")', false],
    ['has_all (dynamic(["b", "c"]))', true],
    ['has_all ("b", "")', false],
    ['in ("b", "c")', true],
    ['in~ ("b")', true],
    ['== "b"', true],
    ['=~ ""', true],
  ])('is made of `%s`: %s', (right, expected) => {
    expect(isExact(scanned(`Text ${right}`, ['a'], () => false).filters[0])).toBe(expected);
  });

  it('is not looked at again where the scan says that all rows meet it', () => {
    const texts = ['a', 'b', 'c'];
    const all = [0, 1, 2];
    expect(scanned('Text == "b"', texts, () => false).found).toEqual([1]);
    expect(scanned('Text == "b"', texts, () => true).found).toEqual(all);
    // Of one that is not exact the scan says less than the condition asks for.
    expect(scanned('Text startswith "b"', texts, () => true).found).toEqual([1]);
    expect(scanned('Text != "c" and Text == "b"', texts, () => true).found).toEqual([0, 1]);
  });

  it.each([
    ['Row >= 0 | where Text == "b"', [0, 1, 2]],
    ['true | extend Text = strcat(Text, "b") | where Text == "b"', []],
    ['true | project-rename Text2 = Text | where Text2 == "b" | project Row', [1]],
    ['true | extend Other = 1 | where Text == "b"', [1]],
  ])('is the one of the very rows that the scan gave: where %s', (steps, expected) => {
    expect(scanned(steps, ['a', 'b', 'c'], () => true).found).toEqual(expected);
  });
});
