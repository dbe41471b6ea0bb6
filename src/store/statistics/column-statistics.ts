// What is kept beside a column of a segment, so that a scan can skip the segment without reading the column.

import type { Coded, Latin1Values, NumberValues, TextValues } from '../encodings/encoding.js';
import type { Range } from '../encodings/range.js';
import { bloomFilter } from './bloom-filter.js';
import { HashSet } from './hash-set.js';
import { latin1Filters } from './latin1-filters.js';
import { hashTextAndTerms } from './text-hash.js';

export interface ColumnStatistics {
  readonly nulls: number;
  /** Distinct values, null not among them. */
  readonly distinct: number;
  /** The least and the greatest value of a number or a time but null and NaN; null where there is none. */
  readonly min: bigint | number | null;
  readonly max: bigint | number | null;
  /** The terms and the whole values of strings, whatever their case, as Bloom filters of `text-hash.ts`. */
  readonly terms: Uint8Array | null;
  readonly values: Uint8Array | null;
}

/**
 * @param range of the column, as `rangeOf` gives it
 * @param distinct different values, null among them
 */
export function numberStatistics(column: NumberValues, range: Range | null, distinct: number): ColumnStatistics {
  const nulls = column.nulls === null ? 0 : sumOf(column.nulls);
  const { min, max } = (column.type === 'real' ? realRange(column) : range) ?? { min: null, max: null };
  return {
    nulls,
    distinct: nulls > 0 ? distinct - 1 : distinct,
    min,
    max,
    terms: null,
    values: null,
  };
}

/** A loop by index takes a fraction of the time of one over values. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum += bytes[i] as number;
  return sum;
}

function realRange({ data, nulls }: NumberValues): { min: number; max: number } | null {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  let any = false;
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    if (Number.isNaN(value) || nulls?.[i] === 1) continue;
    any = true;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return any ? { min, max } : null;
}

export function textStatistics({ values, codes }: Coded<TextValues | Latin1Values>): ColumnStatistics {
  if (values.kind === 'latin1') {
    return { nulls: 0, distinct: values.length, min: null, max: null, ...latin1Filters(values) };
  }
  const { texts } = values;
  const nullCode = texts.indexOf(null);
  let nulls = 0;
  if (nullCode >= 0) for (const code of codes) if (code === nullCode) nulls++;
  return {
    nulls,
    distinct: nullCode >= 0 ? texts.length - 1 : texts.length,
    min: null,
    max: null,
    ...filtersOf(values),
  };
}

function filtersOf({ type, texts }: TextValues): Pick<ColumnStatistics, 'terms' | 'values'> {
  if (type !== 'string' && type !== 'guid') return { terms: null, values: null };
  const terms = new HashSet();
  const values = new HashSet();
  const addValue = (hash: number) => values.add(hash);
  const addTerm = (hash: number) => terms.add(hash);
  for (const text of texts) if (text !== null) hashTextAndTerms(text, addValue, addTerm);
  return { terms: type === 'string' ? bloomFilter(terms) : null, values: bloomFilter(values) };
}
