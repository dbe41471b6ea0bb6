import type { Batch } from '../values/batch.js';
import type { Column } from '../values/types.js';

/**
 * A condition that rows have to meet, as far as a store can use it to skip data without reading it. It never has to be exact:
 * rows that do not meet it may still come, rows that do may not be left out.
 */
export type ScanFilter =
  /** `from <= column <= to`; null leaves an end open */
  | {
      readonly kind: 'range';
      readonly column: string;
      readonly from: bigint | number | null;
      readonly to: bigint | number | null;
    }
  | TextFilter;

export type TextFilter = {
  readonly column: string;
  /** whether each string that meets it also meets the condition that it was made of, which then need not be evaluated where a scan has looked */
  readonly exact?: boolean;
} & (
  | {
      /** all terms (lower-cased, whole) of at least one of the lists occur in the value */
      readonly kind: 'terms';
      readonly anyOf: readonly (readonly string[])[];
    }
  | {
      /** one of these texts stands somewhere in the value, without regard to case */
      readonly kind: 'parts';
      readonly anyOf: readonly string[];
    }
  | {
      /** the value is one of these */
      readonly kind: 'values';
      readonly anyOf: readonly string[];
      readonly ignoreCase: boolean;
    }
);

export interface ScanRequest {
  /** the columns that may be asked of the batches; the others need not be there */
  readonly columns: readonly string[];
  /** a conjunction */
  readonly filters: readonly ScanFilter[];
}

/** A table as the engine reads it. */
export interface TableSource {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Batches in a stable order; their columns may be read lazily. A batch may say of filters that all of its rows meet them. */
  scan(request: ScanRequest): Iterable<Batch>;
  rowCount(): number;
  /** ticks of the newest (oldest) value of a datetime column; null where there is none */
  newest(column: string): bigint | null;
  oldest(column: string): bigint | null;
  /**
   * A value that at least `count` rows have or exceed, or with `descending` false have or fall below, as far as the table
   * knows one without reading rows; null where it does not.
   */
  reachedBy?(column: string, count: number, descending: boolean): bigint | number | null;
}
