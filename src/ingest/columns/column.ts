// A column of a table while rows are put into it: it turns fields into the values of its type, a batch at a time.

import type { ScalarType } from '../../engine/values/types.js';
import type { Vector } from '../../engine/values/vector.js';
import type { Row } from '../bytes/row.js';
import type { Kernel } from '../kernel/kernel.js';
import type { RowBlock } from '../kernel/row-block.js';
import type { Spelling } from './cell.js';
import { DistinctColumn } from './distinct-column.js';
import { FixedColumn } from './fixed-column.js';
import { StringColumn } from './string-column.js';

export interface ColumnBuilder {
  /** Memory of the rows of this batch, and what is kept for those of the next. */
  readonly byteLength: number;
  /**
   * Puts the field `index` of `row` into row `at` of the batch. False where it does not fit the type; the row is null
   * then. Rows that are left out are null (`""` in a string column).
   */
  put(at: number, row: Row, index: number): boolean;
  /**
   * Puts the values of a field into the rows of the batch from `at` on; gives the places, among the values, of those that do
   * not fit the type.
   */
  putBlock(at: number, block: RowBlock, field: number): readonly number[];
  /** The column of the first `length` rows of the batch, and an empty one for the next batch. */
  finish(length: number): Vector;
  /** Gives its memory back: it is of no use afterwards. */
  release(): void;
}

export function columnBuilder(type: ScalarType, spelling: Spelling, kernel: Kernel): ColumnBuilder {
  switch (type) {
    case 'string':
      return new StringColumn(kernel);
    case 'bool':
    case 'int':
    case 'long':
    case 'real':
    case 'datetime':
      return new FixedColumn(type, spelling, kernel);
    default:
      return new DistinctColumn(type, spelling, kernel);
  }
}
