// The columns of a join's result, and from which side each comes.

import { UniqueNames } from '../../plan/result-name.js';
import type { Column } from '../../values/types.js';

export type Side = 'left' | 'right';

export interface JoinedColumn extends Column {
  readonly side: Side;
  /** its name on that side */
  readonly from: string;
}

/** The columns of both sides; a name that stands before already gets a number that makes it different from all others. */
export function joinedColumns(left: readonly Column[], right: readonly Column[]): JoinedColumn[] {
  const sides = [
    ...left.map((column) => ({ column, side: 'left' as const })),
    ...right.map((column) => ({ column, side: 'right' as const })),
  ];
  const names = new UniqueNames(sides.map(({ column }) => column.name));
  const seen = new Set<string>();
  return sides.map(({ column, side }) => {
    const name = seen.has(column.name) ? names.add(column.name) : column.name;
    seen.add(column.name);
    return { name, type: column.type, side, from: column.name };
  });
}
