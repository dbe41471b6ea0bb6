import type { Binder } from '../../plan/binder.js';
import type { Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { Expression, Name, OperatorNode, OperatorParameter, Star, WildcardName } from '../../syntax/tree.js';
import type { Batch, LazyVector } from '../../values/batch.js';
import { Batch as BatchClass } from '../../values/batch.js';
import type { Column, ScalarType } from '../../values/types.js';
import { constantVector, missing } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import type { AsPlan } from './as.js';
import { wildcardTest } from './_name-patterns.js';
import { renamed } from '../../run/filters.js';

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

/** An input with the name that `withsource` gives it. */
interface Leg {
  readonly plan: Plan;
  readonly name: string;
}

export default defineOperator<UnionNode, UnionPlan>({
  name: 'union',
  position: 'both',
  summary: 'The rows of several tables; columns are matched by name and type.',
  source: 'https://learn.microsoft.com/kusto/query/union-operator',
  examples: [{ kql: 'union (print a = 1), (print a = 2, b = "x")', rows: [[1, ''], [2, 'x']] }],

  parse(parser) {
    const parameters = parser.parameters('kind', 'withsource', 'with_source', 'isfuzzy');
    return { parameters, tables: parser.list(() => (parser.at('*') || startsPattern(parser) ? parser.namePattern() : parser.primary())) };
  },

  bind(node, input, scope, binder) {
    const parameter = (...names: string[]) => node.parameters.find((p) => names.includes(p.name))?.value;
    const fuzzy = parameter('isfuzzy');
    const isFuzzy = fuzzy?.kind === 'literal' && fuzzy.value === true;
    const legs = [...(input === null ? [] : [{ plan: input, name: 'union_arg0' }]), ...node.tables.flatMap((table, i) => bindLegs(table, i + (input === null ? 0 : 1), isFuzzy, scope, binder))];
    if (isFuzzy && legs.length === 0) binder.error('KS204', "none of the tables of this 'union' is there", node.keywordSpan);
    const kind = parameter('kind');
    const source = parameter('withsource', 'with_source');
    const sourceName = source?.kind === 'name' ? source.name : source?.kind === 'literal' ? String(source.value) : null;
    return unionPlan(legs, kind?.kind === 'name' && kind.name === 'inner', sourceName);
  },

  *run(plan, context, filters) {
    for (const [i, input] of plan.inputs.entries()) {
      const sources = plan.sources[i] ?? [];
      const passed = renamed(filters, (name) => sources[plan.columns.findIndex((c) => c.name === name)] ?? undefined);
      for (const batch of context.run(input, passed)) yield widened(batch, plan, i);
    }
  },
});

function startsPattern(parser: { peek(n?: number): { kind: string }; at(text: string, n?: number): boolean; touches(n?: number): boolean }): boolean {
  return parser.peek().kind === 'name' && parser.at('*', 1) && parser.touches(1);
}

function bindLegs(node: Expression, index: number, fuzzy: boolean, scope: Scope, binder: Binder): Leg[] {
  if (node.kind === 'wildcard' || node.kind === 'star') return wildcardLegs(node, fuzzy, scope, binder);
  if (fuzzy && node.kind === 'name' && isMissing(node.name, scope, binder)) return [];
  const plan = binder.table(node, scope.withRow(null));
  // Only `as` makes plans of its name.
  if (plan.op === 'as') return [{ plan, name: (plan as AsPlan).name }];
  const named = node.kind === 'name' && (plan.op === 'scan' || scope.lookup(node.name)?.kind === 'function');
  return [{ plan, name: named ? node.name : `union_arg${index}` }];
}

function isMissing(name: string, scope: Scope, binder: Binder): boolean {
  return scope.lookup(name) === undefined && binder.databaseTable(name) === null && binder.schema.function?.(name) === undefined;
}

/** The tables of the database and the views of the query that match. */
function wildcardLegs(node: WildcardName | Star, fuzzy: boolean, scope: Scope, binder: Binder): Leg[] {
  const matches = node.kind === 'star' ? () => true : wildcardTest(node.pattern);
  const tables = [...binder.schema.tableNames()].filter(matches).sort();
  const views = scope.names().filter((name) => matches(name) && isView(name, scope));
  const legs = [...tables, ...views].map((name) => {
    const reference: Name = { kind: 'name', name, bracketed: true, span: node.span };
    return { plan: binder.table(reference, scope.withRow(null)), name };
  });
  if (legs.length === 0 && !fuzzy) binder.error('KS204', `no table matches '${node.kind === 'star' ? '*' : node.pattern}'`, node.span);
  return legs;
}

function isView(name: string, scope: Scope): boolean {
  const binding = scope.lookup(name);
  return binding?.kind === 'function' && binding.declaration.view;
}

/** @param inner only the columns that all inputs have */
export function unionPlan(legs: readonly Leg[], inner: boolean, sourceName: string | null): UnionPlan {
  const plans = legs.map((leg) => leg.plan);
  const typesByName = new Map<string, Set<ScalarType>>();
  for (const plan of plans) {
    for (const { name, type } of plan.columns) typesByName.set(name, (typesByName.get(name) ?? new Set()).add(type));
  }
  const columns: Column[] = sourceName === null ? [] : [{ name: sourceName, type: 'string' }];
  const origins: Column[] = [];
  for (const [name, types] of typesByName) {
    if (inner && !plans.every((plan) => plan.columns.some((c) => c.name === name && types.size === 1))) continue;
    for (const type of types) {
      columns.push({ name: types.size === 1 ? name : `${name}_${type}`, type });
      origins.push({ name, type });
    }
  }
  const sources = plans.map((plan) => [
    ...(sourceName === null ? [] : [null]),
    ...origins.map(({ name, type }) => (plan.columns.some((c) => c.name === name && c.type === type) ? name : null)),
  ]);
  const sourceColumn = sourceName === null ? null : { name: sourceName, names: legs.map((leg) => leg.name) };
  return { op: 'union', inputs: plans, columns, open: plans.some((p) => p.open), ordered: false, sources, sourceColumn } as UnionPlan;
}

function widened(batch: Batch, plan: UnionPlan, input: number): Batch {
  const sources = plan.sources[input] ?? [];
  const columns = plan.columns.map(({ name, type }, i): [string, LazyVector] => {
    if (name === plan.sourceColumn?.name) return [name, constantVector('string', plan.sourceColumn.names[input] ?? '', batch.length)];
    const from = sources[i] ?? null;
    return [name, from === null ? constantVector(type, missing(type), batch.length) : () => batch.column(from)];
  });
  return new BatchClass(batch.length, columns);
}
