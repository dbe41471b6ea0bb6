// How functions are evaluated: the forms that a definition can give its meaning in.

import type { ScalarType, Value } from '../values/types.js';
import type { Vector } from '../values/vector.js';
import type { RunContext } from './context.js';

/** What is known of one call before any row is seen. */
export interface CallSite {
  readonly types: readonly ScalarType[];
  readonly result: ScalarType;
  /** the value of each argument that reads no column; undefined for the others */
  readonly constants: readonly (Value | undefined)[];
  readonly context: RunContext;
}

export type ValueKernel = (...args: Value[]) => Value;
/** The kernel of calls that are there for the conversion of their argument. */
export const sameValue = (value: Value): Value => value;

export type VectorKernel = (args: readonly Vector[], length: number) => Vector;
export type ColumnsKernel = (args: readonly Vector[], length: number) => Vector | null;

export interface Kernel {
  /** `propagate`: a null argument makes a null result, and the kernel never sees one */
  readonly nulls: 'propagate' | 'see';
  /** the same arguments may give different results: it is evaluated for every row */
  readonly volatile: boolean;
  /** it reads other rows than its own: it gets all rows of the table at once */
  readonly window: boolean;
  /** made once a call in a query */
  readonly prepare:
    | {
        readonly kind: 'values';
        readonly make: (call: CallSite) => ValueKernel;
        /** a quicker way to the same for whole columns; null where there is none for these */
        readonly columns?: (call: CallSite) => ColumnsKernel;
        /** the key, where the call gives the member of its first argument that has it, or null */
        readonly member?: (call: CallSite) => string | number | undefined;
      }
    | { readonly kind: 'vectors'; readonly make: (call: CallSite) => VectorKernel };
}

/** Grows with the rows of a table, group by group; made once an aggregate in a query. */
export interface Accumulator {
  /**
   * Adds row `r` of the arguments to group `groups[r]`; groups are numbered from 0, `groupCount` of them so far. An argument that is a
   * column is read when it is first asked for, which may be later, or never.
   */
  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void;
  /** The result of each group, a vector a result column. Groups that no row was added to are those of an empty table. */
  finish(groupCount: number): readonly Vector[];
  /** Bytes, about, that are held and grow with the rows; absent where a group takes the same however many rows it has. */
  heldBytes?(): number;
}

export interface AggregateKernel {
  readonly make: (call: CallSite) => Accumulator;
}
