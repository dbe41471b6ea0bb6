// A column of a table while rows are put into it: it turns fields into the values of its type, a batch at a time.

import type { ScalarType } from '../../engine/values/types.js';
import type { Vector } from '../../engine/values/vector.js';
import type { Row } from '../bytes/row.js';
import type { Spelling } from './cell.js';
import { DistinctColumn } from './distinct-column.js';
import { BoolColumn, IntColumn, LongColumn, RealColumn, TimeColumn } from './fixed-columns.js';
import { StringColumn } from './string-column.js';

export interface ColumnBuilder {
  /** Memory of the rows of this batch, and what is kept for those of the next. */
  readonly byteLength: number;
  /**
   * Puts the field `index` of `row` into row `at` of the batch. False where it does not fit the type; the row is null
   * then. Rows that are left out are null (`""` in a string column).
   */
  put(at: number, row: Row, index: number): boolean;
  /** The column of the first `length` rows of the batch, and an empty one for the next batch. */
  finish(length: number): Vector;
}

export function columnBuilder(type: ScalarType, spelling: Spelling): ColumnBuilder {
  switch (type) {
    case 'string':
      return new StringColumn();
    case 'bool':
      return new BoolColumn(type, spelling);
    case 'int':
      return new IntColumn(type, spelling);
    case 'long':
      return new LongColumn(type, spelling);
    case 'real':
      return new RealColumn(type, spelling);
    case 'datetime':
      return new TimeColumn(type, spelling);
    default:
      return new DistinctColumn(type, spelling);
  }
}
