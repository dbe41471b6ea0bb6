import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { language } from '../../../src/engine/language/language.js';
import { aggregates } from '../../../src/engine/language/registry.generated.js';
import type { Parameter, ReturnRule } from '../../../src/engine/plan/signature.js';
import { DEFAULT_RUN_OPTIONS, RunContext } from '../../../src/engine/run/context.js';
import type { Accumulator, CallSite } from '../../../src/engine/run/kernel.js';
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

/** The rows from one to another as a part with group numbers of its own, in the order in which they are first seen. */
function partOf(
  make: () => Accumulator,
  forms: readonly ArgumentForm[],
  { groups, columns }: Rows,
  from: number,
  to: number,
) {
  const accumulator = make();
  const global = [...new Set(groups.slice(from, to))];
  const local = Uint32Array.from(groups.slice(from, to), (group) => global.indexOf(group));
  const rows = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  accumulator.add(
    local,
    global.length,
    forms.map(({ type }, i) => gather(encoded(type, columns[i] as Value[], i), rows)),
  );
  return { accumulator, groupOf: Uint32Array.from(global) };
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

/** All results in plain values; reals to nine digits, since the order of additions changes the last ones. */
function resultsOf(accumulator: Accumulator): unknown {
  return accumulator.finish(GROUPS).map((vector) => {
    const plain = plainOf(vector.type);
    const read = readerOf(vector);
    return Array.from(identity, (group) => rounded(plain(read(group))));
  });
}

function rounded(value: unknown): unknown {
  // What cancels out leaves a rest that depends on the order of the sums.
  if (typeof value === 'number' && Math.abs(value) < 1e-12) return 0;
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(9)) : String(value);
  return Array.isArray(value) ? value.map(rounded) : value;
}

for (const { name, overloads } of Object.values(aggregates)) {
  describe(name, () => {
    overloads.forEach(({ signature, kernel }, overload) => {
      for (const forms of combinations(name, signature.parameters)) {
        const types = forms.map((form) => form.type);
        it(`(${types.join(', ')}) merges parts to what all rows together give [${overload}]`, () => {
          const site: CallSite = {
            types,
            result: resultType(signature.returns, types),
            constants: forms.map((form) => form.constant),
            context,
          };
          const make = () => kernel.make(site);
          fc.assert(
            fc.property(rowsOf(forms), fc.nat(24), fc.nat(24), (rows, a, b) => {
              const length = rows.groups.length;
              const [first, second] = [Math.min(a, b, length), Math.min(Math.max(a, b), length)];
              const part = (from: number, to: number) => partOf(make, forms, rows, from, to);
              const merged = (...parts: ReturnType<typeof part>[]) => {
                const into = make();
                for (const { accumulator, groupOf } of parts) into.merge(accumulator, groupOf, GROUPS);
                return into;
              };
              const all = merged(part(0, length));
              const left = merged(
                { accumulator: merged(part(0, first), part(first, second)), groupOf: identity },
                part(second, length),
              );
              const right = merged(part(0, first), {
                accumulator: merged(part(first, second), part(second, length)),
                groupOf: identity,
              });
              const once = make();
              once.add(
                Uint32Array.from(rows.groups),
                GROUPS,
                forms.map(({ type }, i) => encoded(type, rows.columns[i] as Value[], i)),
              );
              expect(resultsOf(once)).toEqual(resultsOf(all));
              expect(resultsOf(left)).toEqual(resultsOf(all));
              expect(resultsOf(right)).toEqual(resultsOf(all));
            }),
            { numRuns: 25 },
          );
        });
      }
    });
  });
}
