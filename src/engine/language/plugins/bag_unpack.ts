import { RunError } from '../../diagnostics/query-error.js';
import { constant, type Expr, type Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import { compareText } from '../../values/compare.js';
import { converter } from '../../values/convert.js';
import { type Dynamic, DynamicScalar, isArray, isBag } from '../../values/dynamic.js';
import type { Column, ScalarType, Value } from '../../values/types.js';
import { dictionaryVector, type FlatVector, readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { definePlugin } from '../define.js';
import { argumentsByName, columnArgument } from './_arguments.js';

type Conflict = 'error' | 'replace_source' | 'keep_source';

interface BagUnpackPlan extends Plan {
  readonly bag: string;
  readonly prefix: Expr;
  readonly conflict: Expr;
  readonly ignored: Expr;
  /** the columns of the slots where the query says them */
  readonly slots: readonly Column[] | null;
}

export default definePlugin<BagUnpackPlan>({
  name: 'bag_unpack',
  summary:
    'Makes a column of each property of the bags in a column, by name; of the type that all values of the property have, or dynamic where they differ.',
  source: 'https://learn.microsoft.com/kusto/query/bag-unpack-plugin',
  examples: [
    {
      kql: 'datatable (d: dynamic) [dynamic({"n": "a", "k": 1}), dynamic({"k": 2})] | evaluate bag_unpack(d)',
      rows: [
        [1, 'a'],
        [2, ''],
      ],
      verified: 'reasoned',
    },
    {
      kql: `print n = "old", d = dynamic({"n": "new", "k": 1}) | evaluate bag_unpack(d, columnsConflict='keep_source')`,
      rows: [['old', 1]],
      verified: 'reasoned',
    },
    { kql: `print d = dynamic({"k": 1}) | evaluate bag_unpack(d, 'p_')`, rows: [[1]], verified: 'reasoned' },
  ],

  bind(call, input, scope, binder, schema) {
    if (input === null) {
      binder.error('KS174', "'bag_unpack' needs a table before it", call.name.span);
      return binder.brokenTable();
    }
    const given = argumentsByName(
      call,
      ['Column', 'OutputColumnPrefix', 'columnsConflict', 'ignoredProperties'],
      binder,
    );
    const node = given.get('Column');
    if (node === undefined) binder.error('KS119', "'bag_unpack' needs the column to unpack", call.name.span);
    const bag = node === undefined ? null : columnArgument(node, scope.withRow(input), binder);
    const option = (name: string, type: ScalarType, fallback: Value): Expr => {
      const expression = given.get(name);
      return expression === undefined ? constant(type, fallback) : binder.typed(expression, type, scope.withRow(null));
    };
    const others = input.columns.filter((c) => c.name !== bag?.name);
    const slots = schema?.filter((c) => !others.some((other) => other.name === c.name)) ?? null;
    return {
      op: 'evaluate:bag_unpack',
      inputs: [input],
      columns: [...others, ...(slots ?? [])],
      open: schema === null,
      ordered: input.ordered,
      bag: bag?.name ?? '',
      prefix: option('OutputColumnPrefix', 'string', ''),
      conflict: option('columnsConflict', 'string', 'error'),
      ignored: option('ignoredProperties', 'dynamic', null),
      slots: schema,
    } as BagUnpackPlan;
  },

  *run(plan, context) {
    const [input] = plan.inputs as [Plan];
    if (plan.slots === null) yield unpackedAll(plan, context.all(input), context);
    else for (const batch of context.run(input)) yield unpacked(plan, batch, plan.slots, context);
  },
});

/** The columns of the input but the bag's, with those of the slots in place of their like or behind them. */
function withSlots(plan: BagUnpackPlan, batch: Batch, slots: readonly (readonly [string, LazyVector])[]): Batch {
  const names = plan.inputs[0]?.columns.map((c) => c.name).filter((name) => name !== plan.bag) ?? [];
  const columns = new Map<string, LazyVector>(names.map((name) => [name, () => batch.column(name)]));
  for (const [name, vector] of slots) columns.set(name, vector);
  return new Batch(batch.length, columns);
}

/** The columns that the query says: a column of the input stays unless the bag replaces it. */
function unpacked(plan: BagUnpackPlan, batch: Batch, slots: readonly Column[], context: RunContext): Batch {
  const prefix = context.constant(plan.prefix) as string;
  const replaces = context.constant(plan.conflict) === 'replace_source';
  const made = slots.flatMap(({ name, type }): [string, LazyVector][] => {
    if (!name.startsWith(prefix)) return [];
    const old = batch.has(name) && name !== plan.bag ? batch.column(name) : null;
    if (old !== null && !replaces) return [];
    return [[name, () => slotVector(batch.column(plan.bag), name.slice(prefix.length), type, old)]];
  });
  return withSlots(plan, batch, made);
}

/** The columns that the bags of all rows have. */
function unpackedAll(plan: BagUnpackPlan, batch: Batch, context: RunContext): Batch {
  const prefix = context.constant(plan.prefix) as string;
  const conflict = context.constant(plan.conflict) as Conflict;
  const ignored = context.constant(plan.ignored) as Dynamic;
  const skipped = new Set(isArray(ignored) ? ignored : []);
  const bags = plan.bag === '' ? null : batch.column(plan.bag);
  const made = (bags === null ? [] : slotsOf(bags)).flatMap(({ name: slot, type }): [string, LazyVector][] => {
    const name = prefix + slot;
    if (skipped.has(slot)) return [];
    if (name !== plan.bag && plan.inputs[0]?.columns.some((c) => c.name === name)) {
      if (conflict === 'keep_source') return [];
      if (conflict !== 'replace_source') {
        const hint = "say which one counts: columnsConflict='replace_source' or 'keep_source'";
        throw new RunError(
          'KQ114',
          `'bag_unpack' finds a property '${slot}' where there is a column '${name}' already; ${hint}`,
        );
      }
    }
    return [[name, () => slotVector(bags as Vector, slot, type, null)]];
  });
  return withSlots(plan, batch, made);
}

/** The properties of all bags by name, each with the type that all its values have. */
function slotsOf(bags: Vector): Column[] {
  const types = new Map<string, ScalarType | null>();
  for (const bag of distinctBags(bags)) {
    for (const [slot, value] of bag) {
      const type = typeOf(value);
      const known = types.get(slot);
      if (known === undefined || known === null) types.set(slot, type);
      else if (type !== null && type !== known) types.set(slot, 'dynamic');
    }
  }
  return [...types]
    .map(([name, type]) => ({ name, type: type ?? 'dynamic' }))
    .sort((a, b) => compareText(a.name, b.name));
}

function* distinctBags(bags: Vector): Iterable<Map<string, Dynamic>> {
  if (bags.type !== 'dynamic') return;
  const vector = bags.encoding === 'dictionary' ? bags.dictionary : bags;
  const read = readerOf(vector);
  for (let row = 0; row < vector.length; row++) {
    const value = read(row) as Dynamic;
    if (value !== null && isBag(value)) yield value;
  }
}

/** Null where nothing says it. */
function typeOf(value: Dynamic): ScalarType | null {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'long';
    case 'number':
      return 'real';
    case 'string':
      return 'string';
    default:
      if (value === null) return null;
      return value instanceof DynamicScalar ? value.type : 'dynamic';
  }
}

/** The values of one property; of `old` where a bag does not have it. */
function slotVector(bags: Vector, slot: string, type: ScalarType, old: Vector | null): Vector {
  if (bags.encoding === 'dictionary' && old === null) {
    return dictionaryVector(slotVector(bags.dictionary, slot, type, null) as FlatVector, bags.codes);
  }
  const builder = new VectorBuilder(type, bags.length);
  const convert = converter('dynamic', type);
  const convertOld = old === null ? null : converter(old.type, type);
  const read = readerOf(bags);
  const readOld = old === null ? null : readerOf(old);
  for (let row = 0; row < bags.length; row++) {
    const bag = bags.type === 'dynamic' ? (read(row) as Dynamic) : null;
    const value = bag !== null && isBag(bag) ? bag.get(slot) : undefined;
    if (value !== undefined) builder.push(convert(value));
    else builder.push(readOld === null || convertOld === null ? null : convertOld(readOld(row)));
  }
  return builder.finish();
}
