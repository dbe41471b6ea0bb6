// What a format could not hold as it was, said once a column.

import type { Dynamic } from '../engine/values/dynamic.js';
import { DynamicScalar, isArray, isBag } from '../engine/values/dynamic.js';

const HALF_PAIR = /\p{Surrogate}/u;

/** Whether a text has halves of surrogate pairs in it, which UTF-8 has no bytes for. */
export function hasHalfPairs(text: string): boolean {
  return HALF_PAIR.test(text);
}

export class Notes {
  private readonly found = new Set<string>();

  add(column: string, what: string): void {
    this.found.add(`${column}: ${what}`);
  }

  /** A text as UTF-8 can hold it. */
  text(column: string, text: string): string {
    if (!hasHalfPairs(text)) return text;
    this.add(column, 'halves of surrogate pairs become U+FFFD');
    return Buffer.from(text).toString();
  }

  /** Looks at a dynamic that is written as JSON. */
  json(column: string, value: Dynamic): void {
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) this.add(column, 'NaN and the infinities in dynamic values become text');
    } else if (value instanceof DynamicScalar) {
      this.add(column, 'times, timespans, guids and decimals in dynamic values become text');
    } else if (value !== null && typeof value === 'object') {
      if (isArray(value)) for (const item of value) this.json(column, item);
      else if (isBag(value)) for (const item of value.values()) this.json(column, item);
    }
  }

  list(): string[] {
    return [...this.found];
  }
}
