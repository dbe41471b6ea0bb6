// Custom tables of a workspace: those of the older kind end the name of each column in a letter that tells its type.
// https://learn.microsoft.com/previous-versions/azure/azure-monitor/logs/data-collector-api#record-type-and-properties

import type { ScalarType } from '../../engine/values/types.js';

const TYPE_OF_ENDING: ReadonlyMap<string, ScalarType> = new Map([
  ['_s', 'string'],
  ['_b', 'bool'],
  ['_d', 'real'],
  ['_t', 'datetime'],
  ['_g', 'string'],
]);

export function isCustomTable(table: string): boolean {
  return /_CL$/.test(table);
}

/** The type that a column of a custom table has where its values allow it; undefined where its name tells none. */
export function customType(table: string, column: string): ScalarType | undefined {
  return isCustomTable(table) ? TYPE_OF_ENDING.get(column.slice(-2)) : undefined;
}
