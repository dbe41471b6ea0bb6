import { column, convertTo, type Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { RunContext } from '../../run/context.js';
import { renamed } from '../../run/filters.js';
import type { Expression, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import type { Column, ScalarType } from '../../values/types.js';
import { constantVector, missing } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { bindLegs, type Leg, parseLeg } from './_legs.js';
import { wordParameter } from './_parameters.js';

interface UnionNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly tables: readonly Expression[];
}

export interface UnionPlan extends Plan {
  /** for each column of the result, the columns of the inputs that fill it; null for the one that names the input */
  readonly origins: readonly (Origin | null)[];
  /** the column that names the input of a row, with the name of each input */
  readonly sourceColumn: { readonly name: string; readonly names: readonly string[] } | null;
}

/** Columns of one name and, where it is not null, one type. */
interface Origin {
  readonly name: string;
  readonly type: ScalarType | null;
}

export default defineOperator<UnionNode, UnionPlan>({
  name: 'union',
  position: 'both',
  summary: 'The rows of several tables; columns are matched by name and type.',
  source: 'https://learn.microsoft.com/kusto/query/union-operator',
  examples: [
    {
      kql: 'union (print a = 1), (print a = 2, b = "x")',
      rows: [
        [1, ''],
        [2, 'x'],
      ],
    },
  ],

  parse(parser) {
    const parameters = parser.parameters('kind', 'withsource', 'with_source', 'isfuzzy');
    return { parameters, tables: parser.list(() => parseLeg(parser)) };
  },

  bind(node, input, scope, binder) {
    const parameter = (...names: string[]) => node.parameters.find((p) => names.includes(p.name))?.value;
    const fuzzy = parameter('isfuzzy');
    const isFuzzy = fuzzy?.kind === 'literal' && fuzzy.value === true;
    const legs = [
      ...(input === null ? [] : [{ plan: input, name: 'union_arg0' }]),
      ...node.tables.flatMap((table, i) =>
        bindLegs(table, `union_arg${i + (input === null ? 0 : 1)}`, isFuzzy, scope, binder),
      ),
    ];
    if (isFuzzy && legs.length === 0)
      binder.error('KS204', "none of the tables of this 'union' is there", node.keywordSpan);
    const kind = wordParameter(node.parameters, 'kind', ['inner', 'outer'], binder);
    const source = parameter('withsource', 'with_source');
    const sourceName = source?.kind === 'name' ? source.name : source?.kind === 'literal' ? String(source.value) : null;
    const wildcards = node.tables.some((table) => table.kind === 'wildcard' || table.kind === 'star');
    return unionPlan(legs, { inner: kind === 'inner', sourceName, merged: wildcards });
  },

  *run(plan, context, filters) {
    for (const [i, input] of plan.inputs.entries()) {
      const fill = fillingColumns(plan, input);
      const passed = renamed(filters, (name) => fill.get(name)?.name);
      for (const batch of context.run(input, passed)) yield widened(batch, plan, i, fill, context);
    }
  },
});

interface UnionOptions {
  /** only the columns that all inputs have */
  readonly inner: boolean;
  readonly sourceName: string | null;
  /**
   * For the many tables that a pattern names: where the first two that have a column agree on its type, the few that do not are converted to it. Otherwise, and
   * always where this is not set, a name with several types has a column for each.
   */
  readonly merged: boolean;
}

export function unionPlan(legs: readonly Leg[], { inner, sourceName, merged }: UnionOptions): UnionPlan {
  const plans = legs.map((leg) => leg.plan);
  const typesByName = new Map<string, Set<ScalarType>>();
  const agreed = new Set<string>();
  for (const plan of plans) {
    for (const { name, type } of plan.columns) {
      const types = typesByName.get(name);
      if (types === undefined) typesByName.set(name, new Set([type]));
      else if (types.size === 1 && types.has(type)) agreed.add(name);
      else types.add(type);
    }
  }
  const origins: Origin[] = [];
  for (const [name, types] of typesByName) {
    if (inner && (types.size > 1 || !plans.every((plan) => plan.columns.some((c) => c.name === name)))) continue;
    if (types.size === 1 || (merged && agreed.has(name))) origins.push({ name, type: null });
    else for (const type of types) origins.push({ name, type });
  }
  const columns = resultColumns(origins, typesByName, sourceName);
  const sourceColumn = sourceName === null ? null : { name: sourceName, names: legs.map((leg) => leg.name) };
  return {
    op: 'union',
    inputs: plans,
    columns,
    open: plans.some((p) => p.open),
    ordered: false,
    origins: sourceName === null ? origins : [null, ...origins],
    sourceColumn,
  } as UnionPlan;
}

/** A column of several types has the type in its name, and a number where another column is called so. */
function resultColumns(
  origins: readonly Origin[],
  typesByName: ReadonlyMap<string, ReadonlySet<ScalarType>>,
  sourceName: string | null,
): Column[] {
  const names = new UniqueNames(sourceName === null ? [] : [sourceName]);
  const plain = new Map(origins.filter(({ type }) => type === null).map(({ name }) => [name, names.add(name)]));
  const columns = origins.map(({ name, type }): Column => {
    const [first] = typesByName.get(name) ?? [];
    if (type === null) return { name: plain.get(name) ?? name, type: first ?? 'dynamic' };
    return { name: names.add(`${name}_${type}`), type };
  });
  return sourceName === null ? columns : [{ name: sourceName, type: 'string' }, ...columns];
}

/** The column of an input that fills each column of the result, by the latter's name; without those that it does not fill. */
function fillingColumns(plan: UnionPlan, input: Plan): Map<string, Column> {
  const own = new Map(input.columns.map((c) => [c.name, c]));
  const fill = new Map<string, Column>();
  plan.origins.forEach((origin, i) => {
    const found = origin === null ? undefined : own.get(origin.name);
    const { name } = plan.columns[i] as Column;
    if (found !== undefined && (origin?.type === null || origin?.type === found.type)) fill.set(name, found);
  });
  return fill;
}

function widened(
  batch: Batch,
  plan: UnionPlan,
  input: number,
  fill: ReadonlyMap<string, Column>,
  context: RunContext,
): Batch {
  const columns = plan.columns.map(({ name, type }): [string, LazyVector] => {
    if (name === plan.sourceColumn?.name)
      return [name, constantVector('string', plan.sourceColumn.names[input] ?? '', batch.length)];
    const from = fill.get(name);
    if (from === undefined) return [name, constantVector(type, missing(type), batch.length)];
    if (from.type === type) return [name, () => batch.column(from.name)];
    const expr = convertTo(type, column(from));
    return [name, () => context.evaluate(expr, batch)];
  });
  return new Batch(batch.length, columns);
}
