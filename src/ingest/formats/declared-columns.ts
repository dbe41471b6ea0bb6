// The columns that the response of a query API declares for its rows.

import { scalarTypeOf } from '../../engine/values/types.js';
import type { FieldInfo } from '../tables/fields.js';

/** Members that say a column's name and its type, in the order in which they count. */
export interface ColumnMembers {
  readonly name: string;
  readonly types: readonly string[];
}

/** Undefined where `value` is no list of columns. A type that KQL has not is left to the values. */
export function declaredColumns(value: unknown, members: ColumnMembers): FieldInfo[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const columns: FieldInfo[] = [];
  for (const column of value) {
    const name: unknown = column?.[members.name];
    if (typeof name !== 'string') return undefined;
    const types = members.types.map((member): unknown => column[member]);
    const type = types.find((text) => typeof text === 'string');
    columns.push({ name, type: type === undefined ? undefined : scalarTypeOf(type) });
  }
  return columns;
}
