import { resolveCall } from '../../plan/bind-call.js';
import type { FunctionBinding } from '../../plan/language.js';
import { convertTo, type Expr } from '../../plan/plan.js';
import type { Value } from '../../values/types.js';
import { constantVector, readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { type Overload, windowed } from '../define.js';

/** The overload of `prev` (-1) and `next` (1). */
export function neighbourOverload(direction: 1 | -1): Overload {
  return windowed(
    ['column: scalar', 'offset?: integer as long', 'default_value?: constant scalar'],
    'argument0',
    ({ result }) =>
      (args, length) => {
        const [column, offsets = constantVector('long', 1n, length), fallback = constantVector(result, null, length)] =
          args as [Vector, Vector?, Vector?];
        const [value, offset, other] = [column, offsets, fallback].map(readerOf) as [Reader, Reader, Reader];
        const builder = new VectorBuilder(result, length);
        for (let row = 0; row < length; row++) {
          const at = row + direction * Number(offset(row) ?? 1n);
          builder.push(at >= 0 && at < length ? value(at) : other(row));
        }
        return builder.finish();
      },
  );
}

type Reader = (row: number) => Value;

/** Binds `prev(column, offset, default)`: the column has to be one, and the default is brought to its type. */
export function bindNeighbour(name: string, overload: Overload): NonNullable<FunctionBinding['bind']> {
  return (call, scope, binder) => {
    const result = resolveCall({ name, signatures: [overload.signature] }, call.args, call.name.span, scope, binder);
    if (result === null) return binder.unchecked();
    const [column, offset, fallback] = result.args;
    if (column?.kind !== 'column' && column !== undefined && !binder.isUnchecked(column)) {
      binder.error(
        'KS109',
        `'${name}' takes a column`,
        call.args[0]?.span ?? call.span,
        'compute it before, with `extend`',
      );
    }
    if (offset !== undefined && binder.constantOf(offset) === 0n) {
      binder.error('KQ110', `the offset of '${name}' is 0, which is the row itself`, call.args[1]?.span ?? call.span);
    }
    const args = fallback === undefined ? result.args : [...result.args.slice(0, 2), convertTo(result.type, fallback)];
    const expr: Expr = { kind: 'call', type: result.type, function: name, overload: 0, args };
    return column !== undefined && binder.isUnchecked(column) ? binder.unchecked(result.type, expr) : expr;
  };
}
