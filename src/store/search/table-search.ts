// What scans of one table look for in its texts, found once a segment for all of them. A scan then gets the rows that may match, and passes over
// segments that have none.

import type { ScanFilter } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import type { Vector } from '../../engine/values/vector.js';
import { CodeRows } from './code-rows.js';
import { narrowedBatch } from './narrowed-batch.js';
import { type TextFilter, TextSearch } from './text-search.js';

/** Memory for what was found and for rows by their codes; when it is used up, further segments are read as a scan alone reads them. */
export interface SearchBudget {
  bytes: number;
}

/** Of each filter the places that it may be met at among the distinct values of a column; null for all. */
type Places = readonly (Uint32Array | null)[];

export class TableSearch {
  private readonly searches = new Map<string, TextSearch>();
  /** by column and segment */
  private readonly found = new Map<string, Places>();
  /** by column and segment; null where they were asked for once: only who asks again is worth the order that they are put in */
  private readonly codeRows = new Map<string, CodeRows | null>();

  constructor(
    filters: readonly ScanFilter[],
    private readonly budget: SearchBudget,
  ) {
    const byColumn = new Map<string, TextFilter[]>();
    for (const filter of filters) {
      if (filter.kind === 'range') continue;
      const others = byColumn.get(filter.column);
      if (others === undefined) byColumn.set(filter.column, [filter]);
      else others.push(filter);
    }
    for (const [column, wanted] of byColumn) this.searches.set(column, new TextSearch(wanted));
  }

  /** The rows of a segment that may meet the filters, as far as they were announced; null where there is none. */
  narrowed(batch: Batch, segmentId: number, filters: readonly ScanFilter[]): Batch | null {
    const wanted = new Map<string, Uint32Array>();
    for (const filter of filters) {
      if (filter.kind === 'range' || !batch.has(filter.column)) continue;
      const number = this.searches.get(filter.column)?.numberOf(filter);
      if (number === undefined) continue;
      const places = this.placesOf(filter.column, segmentId, batch)[number];
      if (places == null) continue;
      const both = common(places, wanted.get(filter.column));
      if (both.length === 0) return null;
      wanted.set(filter.column, both);
    }
    if (wanted.size === 0) return batch;
    return narrowedBatch(batch, wanted, (column) => this.codeRowsOf(column, segmentId, batch.column(column)));
  }

  /** Whether a segment has rows that may meet a filter; null where that is not known yet. */
  mayHold(filter: ScanFilter, segmentId: number): boolean | null {
    const number = filter.kind === 'range' ? undefined : this.searches.get(filter.column)?.numberOf(filter);
    const places = number === undefined ? undefined : this.found.get(keyOf(filter.column, segmentId))?.[number];
    return places === undefined ? null : places === null || places.length > 0;
  }

  private codeRowsOf(column: string, segmentId: number, vector: Vector): CodeRows | null {
    if (vector.encoding !== 'dictionary') return null;
    const key = keyOf(column, segmentId);
    const known = this.codeRows.get(key);
    if (known != null) return known;
    if (known === undefined || this.budget.bytes <= 0) {
      this.codeRows.set(key, null);
      return null;
    }
    const made = new CodeRows(vector.codes, vector.dictionary.length);
    this.codeRows.set(key, made);
    this.budget.bytes -= made.bytes;
    return made;
  }

  private placesOf(column: string, segmentId: number, batch: Batch): Places {
    const key = keyOf(column, segmentId);
    const known = this.found.get(key);
    if (known !== undefined) return known;
    if (this.budget.bytes <= 0) return [];
    const texts = distinctTexts(batch.column(column));
    const places = texts === null ? [] : (this.searches.get(column)?.placesIn(texts) ?? []);
    this.found.set(key, places);
    for (const each of places) this.budget.bytes -= each?.byteLength ?? 0;
    return places;
  }
}

const keyOf = (column: string, segmentId: number) => `${segmentId} ${column}`;

/** Null where the column is not one of strings. */
function distinctTexts(vector: Vector): readonly string[] | null {
  if (vector.type !== 'string') return null;
  // Strings are never null, and the data of a vector of them is an array of them.
  if (vector.encoding === 'constant') return [vector.value as string];
  return (vector.encoding === 'dictionary' ? vector.dictionary : vector).data as readonly string[];
}

/** What stands in both lists, which are ascending. */
function common(a: Uint32Array, b: Uint32Array | undefined): Uint32Array {
  if (b === undefined) return a;
  let next = 0;
  return a.filter((place) => {
    while (next < b.length && (b[next] as number) < place) next++;
    return b[next] === place;
  });
}
