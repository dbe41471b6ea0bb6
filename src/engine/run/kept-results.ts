// Results of expressions for all values of a dictionary, kept with it for other queries. They depend on the values and the
// expression alone: what asks for the clock, the look-ups or anything else of its query is never kept.

import type { Expr } from '../plan/plan.js';
import { derivedOfMany } from '../values/derived.js';
import type { ScalarType, Value } from '../values/types.js';
import { type DictionaryVector, type FlatVector, flatten, makeCodes, type Vector } from '../values/vector.js';
import type { Evaluator } from './evaluate.js';
import { expressionKey } from './expression-key.js';

/** Bytes, about, of a text besides its characters. */
const TEXT_OVERHEAD = 48;

export class KeptResults {
  private readonly keys = new WeakMap<Expr, string | null>();

  constructor(private readonly evaluator: Evaluator) {}

  /** What an earlier query made of a dictionary with an expression that reads one column. */
  find(expr: Expr, dictionary: FlatVector): Vector | undefined {
    const place = derivedOfMany(dictionary);
    const key = place === undefined ? null : this.keyOf(expr);
    return key === null ? undefined : place?.find(key);
  }

  /** Keeps the results for a dictionary where that is sound; gives them, in the form in which they are kept. */
  keep(expr: Expr, dictionary: FlatVector, results: Vector): Vector {
    const place = derivedOfMany(dictionary);
    if (place === undefined || !isMeasurable(expr.type)) return results;
    const key = this.keyOf(expr);
    if (key === null || this.evaluator.readsContext(expr)) return results;
    const compact = results.encoding === 'flat' && isText(expr.type) ? compactTexts(results) : results;
    place.keep(key, compact, bytesOf(compact));
    return compact;
  }

  private keyOf(expr: Expr): string | null {
    let key = this.keys.get(expr);
    if (key === undefined) {
      key = expressionKey(expr, (constant): Value => this.evaluator.valueOf(constant));
      this.keys.set(expr, key);
    }
    return key;
  }
}

function isText(type: ScalarType): boolean {
  return type === 'string' || type === 'guid';
}

/** Whether it is known how much memory values of a type take. */
function isMeasurable(type: ScalarType): boolean {
  return type !== 'dynamic' && type !== 'decimal';
}

/** The same texts as a dictionary of the distinct ones; flat where most are distinct. */
function compactTexts(texts: FlatVector): FlatVector | DictionaryVector {
  const all = texts.data as readonly (string | null)[]; // of text types
  const places = new Map<string | null, number>();
  const codes = new Uint32Array(all.length);
  for (let i = 0; i < codes.length; i++) {
    const text = all[i] as string | null;
    let place = places.get(text);
    if (place === undefined) {
      place = places.size;
      places.set(text, place);
    }
    codes[i] = place;
  }
  if (places.size > all.length / 2) return textVector(texts.type, all);
  const narrow = makeCodes(places.size, codes.length);
  narrow.set(codes);
  const dictionary = textVector(texts.type, [...places.keys()]);
  return { encoding: 'dictionary', type: texts.type, length: codes.length, dictionary, codes: narrow };
}

/** The texts on their own: parts of texts hold the memory of the whole ones. */
function textVector(type: ScalarType, texts: readonly (string | null)[]): FlatVector {
  const all = texts.join('');
  let start = 0;
  const data = texts.map((text) => {
    if (text === null) return null;
    start += text.length;
    return all.substring(start - text.length, start);
  });
  return { encoding: 'flat', type, length: data.length, data: data as string[], nulls: null }; // null where a guid is
}

function bytesOf(vector: Vector): number {
  if (vector.encoding === 'dictionary') return vector.codes.byteLength + bytesOf(vector.dictionary);
  const { data, nulls } = flatten(vector);
  if (!Array.isArray(data)) return (data as Uint8Array).byteLength + (nulls?.byteLength ?? 0); // of whatever class
  let bytes = 0;
  for (const text of data as readonly (string | null)[]) bytes += TEXT_OVERHEAD + 2 * (text?.length ?? 0);
  return bytes;
}
