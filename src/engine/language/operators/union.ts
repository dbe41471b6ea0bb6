import { convertTo, type Plan } from '../../plan/plan.js';
import { commonType } from '../../plan/types.js';
import type { RunContext } from '../../run/context.js';
import { renamed } from '../../run/filters.js';
import type { Expression, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import type { Column, ScalarType } from '../../values/types.js';
import { constantVector, missing } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { bindLegs, type Leg, parseLeg } from './_legs.js';

interface UnionNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly tables: readonly Expression[];
}

interface UnionPlan extends Plan {
  /** for each input, the name of its column that fills each column of the result; null where it has none */
  readonly sources: readonly (readonly (string | null)[])[];
  /** the column that names the input of a row, with the name of each input */
  readonly sourceColumn: { readonly name: string; readonly names: readonly string[] } | null;
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
    const kind = parameter('kind');
    const source = parameter('withsource', 'with_source');
    const sourceName = source?.kind === 'name' ? source.name : source?.kind === 'literal' ? String(source.value) : null;
    const wildcards = node.tables.some((table) => table.kind === 'wildcard' || table.kind === 'star');
    return unionPlan(legs, { inner: kind?.kind === 'name' && kind.name === 'inner', sourceName, merged: wildcards });
  },

  *run(plan, context, filters) {
    for (const [i, input] of plan.inputs.entries()) {
      const sources = plan.sources[i] ?? [];
      const passed = renamed(filters, (name) => sources[plan.columns.findIndex((c) => c.name === name)] ?? undefined);
      for (const batch of context.run(input, passed)) yield widened(batch, plan, i, context);
    }
  },
});

interface UnionOptions {
  /** only the columns that all inputs have */
  readonly inner: boolean;
  readonly sourceName: string | null;
  /** columns of one name and several types become one of their common type, or a dynamic, as for tables that a pattern names; else each type has a column */
  readonly merged: boolean;
}

export function unionPlan(legs: readonly Leg[], { inner, sourceName, merged }: UnionOptions): UnionPlan {
  const plans = legs.map((leg) => leg.plan);
  const typesByName = new Map<string, Set<ScalarType>>();
  for (const plan of plans) {
    for (const { name, type } of plan.columns) {
      const types = typesByName.get(name);
      if (types === undefined) typesByName.set(name, new Set([type]));
      else types.add(type);
    }
  }
  const columns: Column[] = sourceName === null ? [] : [{ name: sourceName, type: 'string' }];
  /** for each column the name and, where it matters, the type that it has in the inputs */
  const origins: { name: string; type: ScalarType | null }[] = [];
  for (const [name, types] of typesByName) {
    if (inner && !plans.every((plan) => plan.columns.some((c) => c.name === name && types.size === 1))) continue;
    if (merged || types.size === 1) {
      columns.push({ name, type: commonType([...types]) ?? 'dynamic' });
      origins.push({ name, type: null });
      continue;
    }
    for (const type of types) {
      columns.push({ name: `${name}_${type}`, type });
      origins.push({ name, type });
    }
  }
  const sources = plans.map((plan) => {
    const own = new Map(plan.columns.map((c) => [c.name, c.type]));
    const found = origins.map(({ name, type }) =>
      own.has(name) && (type === null || own.get(name) === type) ? name : null,
    );
    return sourceName === null ? found : [null, ...found];
  });
  const sourceColumn = sourceName === null ? null : { name: sourceName, names: legs.map((leg) => leg.name) };
  return {
    op: 'union',
    inputs: plans,
    columns,
    open: plans.some((p) => p.open),
    ordered: false,
    sources,
    sourceColumn,
  } as UnionPlan;
}

function widened(batch: Batch, plan: UnionPlan, input: number, context: RunContext): Batch {
  const sources = plan.sources[input] ?? [];
  const columns = plan.columns.map(({ name, type }, i): [string, LazyVector] => {
    if (name === plan.sourceColumn?.name)
      return [name, constantVector('string', plan.sourceColumn.names[input] ?? '', batch.length)];
    const from = sources[i] ?? null;
    if (from === null) return [name, constantVector(type, missing(type), batch.length)];
    const own = plan.inputs[input]?.columns.find((c) => c.name === from)?.type ?? type;
    const expr = own === type ? null : convertTo(type, { kind: 'column', name: from, type: own });
    return [name, () => (expr === null ? batch.column(from) : context.evaluate(expr, batch))];
  });
  return new Batch(batch.length, columns);
}
