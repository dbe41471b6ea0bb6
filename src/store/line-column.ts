import type { Column } from '../engine/values/types.js';

/**
 * The line of its source on which a row starts, from 1; of files that are no text, its number. It is stored as the columns of
 * a table are, and is none of them: queries do not see it. Rows of older databases have none.
 */
export const LINE_COLUMN: Column = { name: '$sourceLine', type: 'int' };

/** The columns of a table as queries see them. */
export function visible<C extends Column>(columns: readonly C[]): C[] {
  return columns.filter(({ name }) => name !== LINE_COLUMN.name);
}
