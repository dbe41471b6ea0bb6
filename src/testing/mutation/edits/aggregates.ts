import type { Call } from '../../../engine/query-parts.js';
import type { Edit } from '../mutant.js';
import type { TreeNode } from '../visit.js';
import type { EditRule } from './edits.js';

/** Aggregates of the same arguments. */
const SAME_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  min: ['max'],
  max: ['min'],
  sum: ['max'],
  avg: ['max'],
  make_set: ['make_list'],
  makeset: ['makelist'],
  make_list: ['make_set'],
  makelist: ['makeset'],
  make_set_if: ['make_list_if'],
  make_list_if: ['make_set_if'],
  arg_max: ['arg_min'],
  arg_min: ['arg_max'],
};

/** Aggregates of fewer arguments, with those that they keep. */
const FEWER_ARGUMENTS: Readonly<Record<string, readonly (readonly [name: string, kept: readonly number[]])[]>> = {
  dcount: [['count', []]],
  count_distinct: [['count', []]],
  countif: [['count', []]],
  dcountif: [
    ['dcount', [0]],
    ['countif', [1]],
  ],
  sumif: [['sum', [0]]],
  make_set_if: [['make_set', [0]]],
  make_list_if: [['make_list', [0]]],
  maxif: [['max', [0]]],
  minif: [['min', [0]]],
};

/** `max` for `min`, `make_list` for `make_set`, `count` for `dcount` and `countif`. */
export const aggregateEdits: EditRule = (node, above, text) => {
  if (node.kind !== 'call' || node.target !== null) return [];
  const { name, args } = node;
  const written = args.map(({ span }) => text.slice(span.start, span.end));
  const calls = [
    ...(SAME_ARGUMENTS[name.name] ?? []).map((other) => `${other}(${written.join(', ')})`),
    ...(FEWER_ARGUMENTS[name.name] ?? []).map(
      ([other, kept]) => `${other}(${kept.map((argument) => written[argument] ?? '').join(', ')})`,
    ),
  ];
  const column = defaultName(node, above);
  const { start, end } = node.span;
  return calls.map(
    (call): Edit => ({ kind: 'aggregate', start, end, text: column === null ? call : `${column} = ${call}` }),
  );
};

/** The name of the column that the call makes, where the query gives it none and the name depends on the aggregate. */
function defaultName({ name, args }: Call, [holder]: readonly TreeNode[]): string | null {
  if (holder?.kind !== 'named' || holder.names.length > 0 || name.name.startsWith('arg_')) return null;
  const of = args[0]?.expression;
  if (name.name === 'countif') return 'countif_';
  return of?.kind === 'name' ? `${name.name}_${of.name}` : null;
}
