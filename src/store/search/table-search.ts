// What scans of one table look for in its texts, found once a segment for all of them. A scan then gets the rows that may match, and passes over
// segments that have none.

import type { ScanFilter, TextFilter } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import type { Vector } from '../../engine/values/vector.js';
import { CodeRows } from './code-rows.js';
import type { KeptSearch, Places } from './kept-search.js';
import { narrowedBatch } from './narrowed-batch.js';
import { common, TextSearch } from './text-search.js';

/** Memory for what was found and for rows by their codes; when it is used up, further segments are read as a scan alone reads them. */
export interface SearchBudget {
  bytes: number;
}

/** What is kept of a column of the segment that is read. */
type KeptOf = (column: string) => KeptSearch;

export class TableSearch {
  private readonly searches = new Map<string, TextSearch>();
  /** by column and segment the places at which each filter may be met */
  private readonly found = new Map<string, readonly Places[]>();
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

  /** The rows of a segment that meet the filters, as far as they were announced, which is said of them; null where there is none. */
  narrowed(batch: Batch, segmentId: number, filters: readonly ScanFilter[], keptOf: KeptOf): Batch | null {
    const wanted = new Map<string, Uint32Array>();
    const met: ScanFilter[] = [];
    for (const filter of filters) {
      if (filter.kind === 'range' || !batch.has(filter.column)) continue;
      const number = this.searches.get(filter.column)?.numberOf(filter);
      if (number === undefined) continue;
      const places = this.placesOf(filter.column, segmentId, batch, keptOf)[number];
      if (places === undefined) continue;
      met.push(filter);
      if (places === null) continue;
      const others = wanted.get(filter.column);
      const both = others === undefined ? places : common(places, others);
      if (both.length === 0) return null;
      wanted.set(filter.column, both);
    }
    const left =
      wanted.size === 0
        ? batch
        : narrowedBatch(batch, wanted, (column) =>
            this.codeRowsOf(column, segmentId, batch.column(column), keptOf(column)),
          );
    return left?.meeting(met) ?? null;
  }

  /** Whether a segment has rows that may meet a filter; null where that is not known yet. */
  mayHold(filter: ScanFilter, segmentId: number): boolean | null {
    const number = filter.kind === 'range' ? undefined : this.searches.get(filter.column)?.numberOf(filter);
    const places = number === undefined ? undefined : this.found.get(keyOf(filter.column, segmentId))?.[number];
    return places === undefined ? null : places === null || places.length > 0;
  }

  private codeRowsOf(column: string, segmentId: number, vector: Vector, kept: KeptSearch): CodeRows | null {
    if (vector.encoding !== 'dictionary') return null;
    const key = keyOf(column, segmentId);
    const known = this.codeRows.get(key) ?? kept.codeRows();
    if (known !== undefined) {
      this.codeRows.set(key, known);
      return known;
    }
    if (!this.codeRows.has(key) || this.budget.bytes <= 0) {
      this.codeRows.set(key, null);
      return null;
    }
    const made = new CodeRows(vector.codes, vector.dictionary.length);
    this.codeRows.set(key, made);
    kept.keepCodeRows(made);
    this.budget.bytes -= made.bytes;
    return made;
  }

  private placesOf(column: string, segmentId: number, batch: Batch, keptOf: KeptOf): readonly Places[] {
    const key = keyOf(column, segmentId);
    const known = this.found.get(key);
    if (known !== undefined) return known;
    if (this.budget.bytes <= 0) return [];
    const search = this.searches.get(column);
    const isText = batch.column(column).type === 'string';
    const places =
      isText && search !== undefined ? search.placesIn(() => distinctTexts(batch.column(column)), keptOf(column)) : [];
    this.found.set(key, places);
    for (const each of places) this.budget.bytes -= each?.byteLength ?? 0;
    return places;
  }
}

const keyOf = (column: string, segmentId: number) => `${segmentId} ${column}`;

/** Of a column of strings, which are never null, and whose data is an array of them. */
function distinctTexts(vector: Vector): readonly string[] {
  if (vector.encoding === 'constant') return [vector.value as string];
  return (vector.encoding === 'dictionary' ? vector.dictionary : vector).data as readonly string[];
}
