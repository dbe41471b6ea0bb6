// How `parse` and `parse-where` run: each distinct text is parsed once.

import type { RunContext } from '../../run/context.js';
import type { Batch } from '../../values/batch.js';
import type { Column, Value } from '../../values/types.js';
import { dictionaryVector, type FlatVector, readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import type { ParsePlan } from './_parse-pattern.js';
import { columnsOf, missingValues, patternMatcher } from './_pattern-match.js';

export interface ParsedColumns {
  readonly columns: readonly (readonly [name: string, vector: Vector])[];
  /** whether the text of a row matched */
  readonly matched: (row: number) => boolean;
}

interface ParsedTexts {
  readonly vectors: readonly FlatVector[];
  readonly matched: Uint8Array;
}

/** Parses the rows of one batch after the other. */
export function rowParser({ source, pattern }: ParsePlan, context: RunContext): (batch: Batch) => ParsedColumns {
  const columns = columnsOf(pattern);
  const match = patternMatcher(pattern);
  const unmatched = missingValues(pattern);
  const known = new WeakMap<FlatVector, ParsedTexts>();
  const parse = (texts: Vector) => parseTexts(texts, columns, match, unmatched);
  return (batch) => {
    const texts = context.evaluate(source, batch);
    if (texts.encoding === 'dictionary' && (known.has(texts.dictionary) || texts.dictionary.length <= texts.length)) {
      const { dictionary, codes } = texts;
      const parsed = known.get(dictionary) ?? parse(dictionary);
      known.set(dictionary, parsed);
      return {
        columns: columns.map(({ name }, i) => [name, dictionaryVector(parsed.vectors[i] as FlatVector, codes)]),
        matched: (row) => parsed.matched[codes[row] as number] === 1,
      };
    }
    const parsed = parse(texts);
    return {
      columns: columns.map(({ name }, i) => [name, parsed.vectors[i] as FlatVector]),
      matched: (row) => parsed.matched[row] === 1,
    };
  };
}

function parseTexts(
  texts: Vector,
  columns: readonly Column[],
  match: (text: string) => Value[] | null,
  unmatched: readonly Value[],
): ParsedTexts {
  const builders = columns.map(({ type }) => new VectorBuilder(type, texts.length));
  const matched = new Uint8Array(texts.length);
  const read = readerOf(texts);
  for (let row = 0; row < texts.length; row++) {
    // The source is a string, which the binder has seen to.
    const values = match(read(row) as string);
    if (values !== null) matched[row] = 1;
    for (let i = 0; i < builders.length; i++) builders[i]?.push((values ?? unmatched)[i] ?? null);
  }
  return { vectors: builders.map((builder) => builder.finish()), matched };
}
