// The decoded columns of segments that were read last, what queries computed of the values of their dictionaries, and what searches found in them.
// Segments never change, and their ids and those of columns are never used again, so that what is kept is never out of date.

import { keepDerived } from '../engine/values/derived.js';
import type { Vector } from '../engine/values/vector.js';
import type { DecodedColumn } from './encoded-column.js';
import { Recent } from './recent.js';
import type { CodeRows } from './search/code-rows.js';
import type { KeptSearch, Places } from './search/kept-search.js';

/** The shares of the budget that what is kept beside the columns may take. */
const SHARES = { derived: 1 / 4, places: 1 / 8, codeRows: 1 / 8 };

/** Bytes, about, of the places of a literal besides the places and its characters. */
const PLACES_OVERHEAD = 128;

export class SegmentCache {
  private readonly columns: Recent<Vector>;
  private readonly derived: Recent<Vector>;
  private readonly places: Recent<Places>;
  private readonly codeRows: Recent<CodeRows>;

  /** @param budget bytes of memory, about; 0 keeps nothing */
  constructor(private readonly budget: number) {
    this.columns = new Recent(budget);
    this.derived = new Recent(budget * SHARES.derived);
    this.places = new Recent(budget * SHARES.places);
    this.codeRows = new Recent(budget * SHARES.codeRows);
  }

  /** A column of a segment, decoded only where it is not kept; undefined where the segment has no value of it. */
  column(columnId: number, segmentId: number, decode: () => DecodedColumn | undefined): Vector | undefined {
    const key = keyOf(columnId, segmentId);
    const known = this.columns.find(key);
    if (known !== undefined) return known;
    const decoded = decode();
    if (decoded === undefined) return undefined;
    const { vector } = decoded;
    this.keep(this.columns, key, vector, decoded.bytes);
    decoded.onOpened(() => this.columns.grow(key, vector, decoded.bytes));
    if (this.budget > 0 && vector.encoding === 'dictionary') {
      keepDerived(vector.dictionary, {
        find: (what) => this.derived.find(`${key} ${what}`),
        keep: (what, results, size) => this.keep(this.derived, `${key} ${what}`, results, size),
      });
    }
    return vector;
  }

  /** What searches found in a column of a segment, as far as it is kept. */
  searched(columnId: number, segmentId: number): KeptSearch {
    const { places, codeRows } = this;
    const key = keyOf(columnId, segmentId);
    return {
      placesOf: (literal) => places.find(`${key} ${literal}`),
      keepPlaces: (literal, found) => {
        const bytes = PLACES_OVERHEAD + 2 * literal.length + (found?.byteLength ?? 0);
        this.keep(places, `${key} ${literal}`, found, bytes);
      },
      codeRows: () => codeRows.find(key),
      keepCodeRows: (made) => this.keep(codeRows, key, made, made.bytes),
    };
  }

  private keep<Kept>(among: Recent<Kept>, key: string, what: Kept, bytes: number): void {
    among.keep(key, what, bytes);
    this.columns.resize(this.budget - this.derived.bytes - this.places.bytes - this.codeRows.bytes);
  }
}

const keyOf = (columnId: number, segmentId: number) => `${columnId} ${segmentId}`;
