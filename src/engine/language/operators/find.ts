import type { Binder } from '../../plan/binder.js';
import { column, constant, convertTo, type Expr, type NamedExpr, type Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { RunContext } from '../../run/context.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression, Name, OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import { type Bag, toDynamic } from '../../values/dynamic.js';
import type { Column, ScalarType } from '../../values/types.js';
import { constantVector, missing, readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { bindLegs, type Leg, parseLeg } from './_legs.js';
import { parameterText } from './_parameters.js';
import { searchCondition } from './_search-terms.js';
import { extendPlan } from './extend.js';
import { wherePlan } from './where.js';

interface FindNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
  readonly tables: readonly Expression[] | null;
  readonly condition: Expression;
  readonly project: Projection | null;
}

/** `project a, b: string, pack_all()` */
interface Projection {
  readonly columns: readonly { readonly name: Name; readonly type: ScalarType | null }[];
  readonly pack: boolean;
}

interface FindPlan extends Plan {
  readonly legs: readonly FindLeg[];
  readonly source: string;
}

/** How the rows of one table become rows of the result. */
interface FindLeg {
  readonly name: string;
  readonly items: readonly NamedExpr[];
  /** the columns that go into `pack_`; null where the result has no such column */
  readonly packed: readonly Column[] | null;
}

const PACK = 'pack_';

export default defineOperator<FindNode, FindPlan>({
  name: 'find',
  position: 'source',
  summary:
    'The rows of several tables for which a condition is true, with the columns that it names and those that all have; the others in one bag.',
  source: 'https://learn.microsoft.com/kusto/query/find-operator',
  examples: [
    {
      kql: 'let T = print a = 1, b = "x"; let U = print a = 1, c = 2; find in (T, U) where a == 1',
      rows: [
        ['find_arg0', 1, { b: 'x' }],
        ['find_arg1', 1, { c: 2 }],
      ],
      verified: 'reasoned',
    },
    {
      kql: 'let T = print a = 1, b = "x"; let U = print a = 1, c = 2; find withsource=from in (T, U) where * has "x" project a, b',
      rows: [['find_arg0', 1, 'x']],
      verified: 'reasoned',
    },
  ],

  parse(parser) {
    const parameters = parser.parameters('withsource', 'with_source');
    const tables = parser.accept('in') === null ? null : parser.bracketed('(', ')', () => parseLeg(parser));
    // The word may be left out where no tables are named.
    if (tables === null) parser.accept('where');
    else parser.expect('where');
    const condition = parser.expression();
    return { parameters, tables, condition, project: parseProjection(parser) };
  },

  bind(node, _input, scope, binder) {
    const all: Expression = { kind: 'star', span: node.keywordSpan };
    const tables = (node.tables ?? [all]).flatMap((table, i) =>
      bindLegs(table, `find_arg${i}`, node.tables === null, scope, binder),
    );
    const known = unified(tables.map((leg) => leg.plan.columns));
    const named = new Set(namesIn(node.condition));
    const referred = known.filter((c) => named.has(c.name));
    const legs =
      everyTable(node.condition) || tables.length === 1
        ? tables
        : tables.filter(({ plan }) => plan.open || plan.columns.some((c) => named.has(c.name)));
    const source = parameterText(node.parameters, 'withsource', 'with_source') ?? 'source_';
    const columns = node.project === null ? smartColumns(legs, referred) : projected(node.project, known, binder);
    const packs =
      node.project === null ? legs.some(({ plan }) => othersOf(plan, columns).length > 0) : node.project.pack;
    const bound = legs.map((leg) => ({ leg, rows: found(leg, node.condition, referred, scope, binder) }));
    const result: Column[] = [
      { name: source, type: 'string' },
      ...columns,
      ...(packs ? [{ name: PACK, type: 'dynamic' as const }] : []),
    ];
    return {
      op: 'find',
      inputs: bound.map(({ rows }) => rows),
      columns: result,
      open: node.project === null && legs.some(({ plan }) => plan.open),
      ordered: false,
      source,
      legs: bound.map(({ leg, rows }) => ({
        name: leg.name,
        items: columns.map((c) => itemOf(c, rows)),
        packed: packs ? othersOf(leg.plan, columns) : null,
      })),
    } as FindPlan;
  },

  *run(plan, context) {
    for (const [i, leg] of plan.legs.entries()) {
      for (const batch of context.run(plan.inputs[i] as Plan)) yield resultOf(batch, leg, plan.source, context);
    }
  },
});

function parseProjection(parser: Parser): Projection | null {
  if (parser.at('project') && parser.at('-', 1) && parser.at('smart', 2)) {
    for (let i = 0; i < 3; i++) parser.next();
    return null;
  }
  if (parser.accept('project') === null) return null;
  let pack = false;
  const columns = parser.list(() => {
    const name = parser.name('a column');
    if (parser.accept('(') !== null) {
      // `pack(*)` or `pack_all()`
      parser.accept('*');
      parser.expect(')');
      pack = true;
      return null;
    }
    return { name, type: parser.accept(':') === null ? null : parser.type() };
  });
  return { columns: columns.filter((c) => c !== null), pack };
}

/** The names in an expression. */
function namesIn(part: unknown): string[] {
  if (part === null || typeof part !== 'object') return [];
  if (Array.isArray(part)) return part.flatMap(namesIn);
  // A node of the tree is plain data, so all of it can be walked.
  const node = part as Partial<Name> & object;
  return node.kind === 'name' && node.name !== undefined ? [node.name] : Object.values(node).flatMap(namesIn);
}

/** Whether a condition looks at all columns, so that no table is left out by its names. */
function everyTable(node: Expression): boolean {
  if (node.kind === 'star' || (node.kind === 'literal' && node.type !== 'bool')) return true;
  if (node.kind !== 'binary')
    return node.kind === 'call' && node.args.some(({ expression }) => expression.kind === 'star');
  if (node.operator === 'and' || node.operator === 'or') return everyTable(node.left) || everyTable(node.right);
  return node.left.kind === 'star';
}

/** The columns of all tables by name; dynamic where their types differ. */
function unified(tables: readonly (readonly Column[])[]): Column[] {
  const columns = new Map<string, Column>();
  for (const { name, type } of tables.flat()) {
    const known = columns.get(name);
    columns.set(name, { name, type: known === undefined || known.type === type ? type : 'dynamic' });
  }
  return [...columns.values()];
}

/** The columns that all tables have, then those that the condition names. */
function smartColumns(legs: readonly Leg[], referred: readonly Column[]): Column[] {
  const [first, ...others] = legs.map((leg) => leg.plan.columns);
  const common = (first ?? []).filter((c) =>
    others.every((columns) => columns.some((o) => o.name === c.name && o.type === c.type)),
  );
  return [...common, ...referred.filter((c) => !common.some((o) => o.name === c.name))];
}

function projected({ columns }: Projection, known: readonly Column[], binder: Binder): Column[] {
  return columns.map(({ name, type }) => {
    const found = known.find((c) => c.name === name.name);
    if (found === undefined) binder.error('KS142', `no table has a column '${name.name}'`, name.span);
    return { name: name.name, type: type ?? found?.type ?? 'dynamic' };
  });
}

function othersOf(plan: Plan, columns: readonly Column[]): Column[] {
  return plan.columns.filter((c) => !columns.some((o) => o.name === c.name));
}

/** The rows of a table for which the condition is true; columns that it has not are missing values. */
function found({ plan }: Leg, node: Expression, referred: readonly Column[], scope: Scope, binder: Binder): Plan {
  const condition = searchCondition(node, { columns: plan.columns, caseSensitive: false, scope, binder });
  const absent = referred.filter((c) => !plan.columns.some((o) => o.name === c.name));
  const whole = extendPlan(
    plan,
    absent.map(({ name, type }) => ({ name, expr: constant(type, missing(type)) })),
  );
  return wherePlan(whole, binder.predicate(condition, scope.withRow(whole)));
}

function itemOf({ name, type }: Column, rows: Plan): NamedExpr {
  const own = rows.columns.find((c) => c.name === name);
  const expr: Expr = own === undefined ? constant(type, missing(type)) : convertTo(type, column(own));
  return { name, expr };
}

function resultOf(batch: Batch, { name, items, packed }: FindLeg, source: string, context: RunContext): Batch {
  const columns: [string, LazyVector][] = [[source, constantVector('string', name, batch.length)]];
  for (const item of items) columns.push([item.name, () => context.evaluate(item.expr, batch)]);
  if (packed !== null) columns.push([PACK, () => bagsOf(packed, batch)]);
  return new Batch(batch.length, columns);
}

/** A bag a row, of the values of these columns. */
function bagsOf(columns: readonly Column[], batch: Batch): Vector {
  const readers = columns.map(({ name, type }) => ({ name, type, read: readerOf(batch.column(name)) }));
  const builder = new VectorBuilder('dynamic', batch.length);
  for (let row = 0; row < batch.length; row++) {
    const bag: Bag = new Map();
    for (const { name, type, read } of readers) bag.set(name, toDynamic(read(row), type));
    builder.push(bag);
  }
  return builder.finish();
}
