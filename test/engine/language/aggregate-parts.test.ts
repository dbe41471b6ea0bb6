import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DistinctCounts } from '../../../src/engine/language/aggregates/_distinct.js';
import { language } from '../../../src/engine/language/language.js';
import { aggregates } from '../../../src/engine/language/registry.generated.js';
import type { Parameter, ReturnRule } from '../../../src/engine/plan/signature.js';
import { DEFAULT_RUN_OPTIONS, RunContext } from '../../../src/engine/run/context.js';
import type { Accumulator, CallSite } from '../../../src/engine/run/kernel.js';
import { isSplittable, type Parts, type SplittableAccumulator } from '../../../src/engine/run/parts.js';
import { Decimal } from '../../../src/engine/values/decimal.js';
import type { Bag, Dynamic } from '../../../src/engine/values/dynamic.js';
import { plainOf } from '../../../src/engine/values/plain.js';
import type { ScalarType, Value } from '../../../src/engine/values/types.js';
import {
  dictionaryVector,
  gather,
  makeCodes,
  readerOf,
  type Vector,
  vectorOf,
} from '../../../src/engine/values/vector.js';

const context = new RunContext(language, () => undefined, { ...DEFAULT_RUN_OPTIONS, now: 0n });

const small = fc.integer({ min: -3, max: 3 });
const ticks = small.map(BigInt);
const sketch = fc
  .array(small, { maxLength: 4 })
  .map((values): Dynamic => collected('hll', ['long'], values.map(BigInt)));
const digest = fc
  .array(small, { maxLength: 4 })
  .map((values): Dynamic => collected('tdigest', ['long'], values.map(BigInt)));
const bag = fc
  .dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(ticks, fc.constant('x'), fc.array(ticks, { maxLength: 2 })), {
    maxKeys: 2,
  })
  .map((entries): Bag => new Map(Object.entries(entries)));

const VALUES: Readonly<Record<ScalarType, fc.Arbitrary<Value>>> = {
  bool: fc.boolean(),
  int: small,
  long: ticks,
  real: fc.oneof(
    { weight: 9, arbitrary: small },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY) },
  ),
  decimal: small.map((n) => new Decimal(n)),
  datetime: ticks,
  timespan: ticks,
  guid: small.map((n) => `00000000-0000-0000-0000-00000000000${n + 3}`),
  string: fc.constantFrom('', 'a', 'b', 'é'),
  dynamic: fc.oneof(ticks, fc.constant('1'), fc.array(ticks, { maxLength: 3 }), bag),
};

/** One argument of an aggregate: its type, what its values are, and the value that a constant has. */
interface ArgumentForm {
  readonly type: ScalarType;
  readonly values: fc.Arbitrary<Value>;
  readonly constant: Value | undefined;
}

/** What a parameter can take, a form for each type that makes a difference. */
function formsOf(aggregate: string, { name, accepts, as, fixed }: Parameter): ArgumentForm[] {
  const form = (type: ScalarType, values = VALUES[type]): ArgumentForm => ({ type, values, constant: undefined });
  const constant = (type: ScalarType, value: Value): ArgumentForm => ({
    type,
    values: fc.constant(value),
    constant: value,
  });
  if (name === 'percentile') return [constant('real', 40)];
  if (name === 'percentiles') return [constant('dynamic', [40, 90n])];
  if (fixed !== null || name === 'maxSize' || name === 'accuracy') return [constant('long', 2n)];
  if (as !== null) return [form(as)];
  if (accepts === 'array') return [form('dynamic', aggregate.startsWith('hll') ? sketch : digest)];
  if (accepts === 'bag') return [form('dynamic', bag)];
  const types = typeof accepts === 'string' ? TYPES_OF[accepts] : accepts;
  if (types === undefined) throw new Error(`no values for ${String(accepts)}`);
  return types.map((type) => form(type));
}

const TYPES_OF: Partial<Record<string, readonly ScalarType[]>> = {
  scalar: ['bool', 'int', 'long', 'real', 'decimal', 'datetime', 'timespan', 'guid', 'string', 'dynamic'],
  'not-bool': ['int', 'long', 'string'],
  'not-dynamic': ['bool', 'int', 'long', 'real', 'decimal', 'string'],
  'not-real-or-bool': ['int', 'long', 'string', 'dynamic'],
  orderable: ['bool', 'int', 'long', 'real', 'decimal', 'datetime', 'string'],
  summable: ['int', 'long', 'real', 'decimal', 'datetime', 'timespan'],
};

/** Every combination of forms for the parameters, of which repeated ones are taken twice. */
function combinations(aggregate: string, parameters: readonly Parameter[]): ArgumentForm[][] {
  return parameters
    .flatMap((parameter) => (parameter.repeated ? [parameter, parameter] : [parameter]))
    .reduce<ArgumentForm[][]>(
      (before, parameter, i) => {
        const forms = formsOf(aggregate, parameter);
        // The types of further arguments go round with those of the first.
        return i === 0
          ? forms.map((f) => [f])
          : before.map((args, k) => [...args, forms[k % forms.length] as ArgumentForm]);
      },
      [[]],
    );
}

function resultType(rule: ReturnRule, types: readonly ScalarType[]): ScalarType {
  if (typeof rule === 'function') return rule(types, []);
  return rule === 'argument0' || rule === 'promoted0' || rule === 'common' || rule === 'widest' || rule === 'argument1'
    ? (types[0] ?? 'long')
    : rule;
}

function collected(aggregate: string, types: readonly ScalarType[], values: readonly Value[]): Dynamic {
  const accumulator = language
    .aggregateKernel(aggregate, 0)
    .make({ types, result: 'dynamic', constants: [undefined], context });
  accumulator.add(new Uint32Array(values.length), 1, [vectorOf('long', values)]);
  // The aggregates that are asked here give dynamics.
  return readerOf(accumulator.finish(1)[0] as Vector)(0) as Dynamic;
}

interface Rows {
  readonly groups: readonly number[];
  readonly columns: readonly (readonly Value[])[];
}

const GROUPS = 3;

function rowsOf(forms: readonly ArgumentForm[]): fc.Arbitrary<Rows> {
  const withNulls = forms.map(({ type, values }) =>
    type === 'string'
      ? values
      : fc.oneof({ weight: 4, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) }),
  );
  const row = fc.tuple(fc.nat(GROUPS - 1), ...withNulls);
  return fc.array(row, { maxLength: 24 }).map((rows) => ({
    groups: rows.map(([group]) => group),
    columns: forms.map((_, i) => rows.map((values) => values[i + 1] as Value)),
  }));
}

interface PartOfRows {
  readonly parts: Parts;
  /** the group of all rows that each group of the parts is */
  readonly groupOf: Uint32Array;
}

/** The rows from one to another as parts with group numbers of their own, in the order in which they are first seen. */
function partOf(
  accumulator: SplittableAccumulator,
  forms: readonly ArgumentForm[],
  { groups, columns }: Rows,
  from: number,
  to: number,
): PartOfRows {
  const global = [...new Set(groups.slice(from, to))];
  const local = Uint32Array.from(groups.slice(from, to), (group) => global.indexOf(group));
  const rows = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  accumulator.add(
    local,
    global.length,
    forms.map(({ type }, i) => gather(encoded(type, columns[i] as Value[], i), rows)),
  );
  return { parts: accumulator.parts(global.length), groupOf: Uint32Array.from(global) };
}

/** Every other column as a dictionary. */
function encoded(type: ScalarType, values: readonly Value[], i: number): Vector {
  if (i % 2 === 0) return vectorOf(type, values);
  const codes = makeCodes(values.length, values.length);
  values.forEach((_, row) => {
    codes[row] = row;
  });
  return dictionaryVector(vectorOf(type, values), codes);
}

const identity = Uint32Array.from({ length: GROUPS }, (_, group) => group);

/** All results in plain values. */
function resultsOf(accumulator: Accumulator): unknown {
  return accumulator.finish(GROUPS).map((vector) => {
    const plain = plainOf(vector.type);
    const read = readerOf(vector);
    return Array.from(identity, (group) => plain(read(group)));
  });
}

/** Of every aggregate: its name, the types of the arguments, and what makes its accumulators. */
const CALLS = Object.values(aggregates).flatMap(({ name, overloads }) =>
  overloads.flatMap(({ signature, kernel }) =>
    combinations(name, signature.parameters).map((forms) => {
      const types = forms.map((form) => form.type);
      const constants = forms.map((form) => form.constant);
      const site: CallSite = { types, result: resultType(signature.returns, types), constants, context };
      return { call: `${name}(${types.join(', ')})`, forms, make: () => kernel.make(site) };
    }),
  ),
);

describe('parts of rows give what all rows together give', () => {
  const splittable = CALLS.flatMap(({ make, ...call }) => {
    const each = () => {
      const accumulator = make();
      return isSplittable(accumulator) ? [accumulator] : [];
    };
    return each().length === 0 ? [] : [{ ...call, make: () => each()[0] as SplittableAccumulator }];
  });
  it.each(splittable)('$call', ({ forms, make }) => {
    fc.assert(
      fc.property(rowsOf(forms), fc.nat(24), fc.nat(24), (rows, a, b) => {
        const length = rows.groups.length;
        const [first, second] = [Math.min(a, b, length), Math.min(Math.max(a, b), length)];
        const part = (from: number, to: number) => partOf(make(), forms, rows, from, to);
        const together = (...all: readonly PartOfRows[]) => {
          const into = make();
          for (const { parts, groupOf } of all) {
            into.addParts(
              parts.groups.map((group) => groupOf[group] as number),
              GROUPS,
              parts.columns,
            );
          }
          return into;
        };
        const again = (...all: readonly PartOfRows[]): PartOfRows => ({
          parts: together(...all).parts(GROUPS),
          groupOf: identity,
        });
        const once = make();
        once.add(
          Uint32Array.from(rows.groups),
          GROUPS,
          forms.map(({ type }, i) => encoded(type, rows.columns[i] as Value[], i)),
        );
        const expected = resultsOf(once);
        expect(resultsOf(together(part(0, length)))).toEqual(expected);
        expect(resultsOf(together(part(0, first), part(first, second), part(second, length)))).toEqual(expected);
        expect(resultsOf(together(again(part(0, first), part(first, second)), part(second, length)))).toEqual(expected);
        expect(resultsOf(together(part(0, first), again(part(first, second), part(second, length))))).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });
});

it('is not done where the order of additions counts, or all is kept', () => {
  const whole = CALLS.filter(({ make }) => !isSplittable(make())).map(({ call }) => call);
  expect(new Set(whole.map((call) => call.slice(0, call.indexOf('('))))).toEqual(
    new Set([
      ...['avg', 'avgif', 'sum', 'sumif'],
      ...['covariance', 'covarianceif', 'covariancep', 'covariancepif'],
      ...['stdev', 'stdevif', 'stdevp', 'variance', 'varianceif', 'variancep', 'variancepif'],
      ...['binary_all_and', 'binary_all_or', 'binary_all_xor', 'buildschema', 'tdigest', 'tdigest_merge'],
      ...['make_list', 'make_list_if', 'make_list_with_nulls', 'makelist'],
      ...['percentile', 'percentiles', 'percentiles_array', 'percentilesw', 'percentilesw_array', 'percentilew'],
    ]),
  );
  expect(whole).toEqual(expect.arrayContaining(['sum(real)', 'sum(decimal)', 'avg(real)', 'binary_all_or(real)']));
  for (const call of ['sum(long)', 'sum(timespan)', 'avg(int)', 'binary_all_or(long)'])
    expect(whole).not.toContain(call);
});

it('goes on with the estimates of groups that have many values', () => {
  const make = (exact: number) => new DistinctCounts('long', exact, 12);
  const values = (from: number, to: number) => [
    vectorOf(
      'long',
      Array.from({ length: to - from }, (_, i) => BigInt(from + i)),
    ),
  ];
  const zeros = (count: number) => new Uint32Array(count);
  const once = make(100);
  once.add(zeros(5000), 1, values(0, 5000));
  for (const cut of [50, 150, 4950]) {
    const into = make(100);
    for (const [from, to] of [
      [0, cut],
      [cut - 20, 5000],
    ] as const) {
      const part = make(100);
      part.add(zeros(to - from), 1, values(from, to));
      const { groups, columns } = part.parts();
      into.addParts(groups, 1, columns);
    }
    expect(resultsOf(into)).toEqual(resultsOf(once));
  }
});
