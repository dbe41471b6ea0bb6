import { describe, expect, it } from 'vitest';
import { column, constant, type Expr } from '../../../src/engine/plan/plan.js';
import { expressionKey } from '../../../src/engine/run/expression-key.js';
import { Decimal } from '../../../src/engine/values/decimal.js';
import { DynamicScalar } from '../../../src/engine/values/dynamic.js';
import type { ScalarType, Value } from '../../../src/engine/values/types.js';

const name = column({ name: 'Name', type: 'string' });

function call(args: readonly Expr[], overload = 0, type: ScalarType = 'bool'): Expr {
  return { kind: 'call', type, function: 'f', overload, args };
}

function keyOf(expr: Expr): string | null {
  return expressionKey(expr, (of) => (of.kind === 'constant' ? of.value : null));
}

const withValue = (type: ScalarType, value: Value) => keyOf(call([name, constant(type, value)]));

describe('the key of an expression', () => {
  it('does not name its column', () => {
    const other = column({ name: 'Other', type: 'string' });
    expect(keyOf(call([other]))).toBe(keyOf(call([name])));
  });

  it('tells functions, overloads, types, conversions and the order of operands apart', () => {
    const text = constant('string', 'a');
    const expressions = [
      call([name]),
      { ...call([name]), function: 'g' } as Expr,
      call([name], 1),
      call([name], 0, 'string'),
      call([column({ name: 'Name', type: 'guid' })]),
      call([name, text]),
      call([text, name]),
      call([name, name]),
      call([call([name]), text]),
      call([call([name, text])]),
      call([{ kind: 'convert', type: 'long', operand: name }]),
      call([{ kind: 'convert', type: 'int', operand: name }]),
    ];
    expect(new Set(expressions.map(keyOf)).size).toBe(expressions.length);
  });

  it('tells values apart', () => {
    const keys = [
      withValue('string', ''),
      withValue('string', 'a,'),
      withValue('string', '","'),
      withValue('string', '1'),
      withValue('guid', '1'),
      withValue('long', 1n),
      withValue('long', null),
      withValue('int', 1),
      withValue('real', 1),
      withValue('real', 0),
      withValue('real', -0),
      withValue('real', Number.NaN),
      withValue('decimal', new Decimal('0.1')),
      withValue('decimal', new Decimal('0.1000000000000000000000000000000001')),
      withValue('dynamic', 1),
      withValue('dynamic', 1n),
      withValue('dynamic', '1'),
      withValue('dynamic', true),
      withValue('dynamic', [1n, 2n]),
      withValue('dynamic', [[1n], 2n]),
      withValue('dynamic', ['1,2']),
      withValue('dynamic', new Map([['a', 1n]])),
      withValue('dynamic', new Map([['a', new Map([['b', 1n]])]])),
      withValue('dynamic', new DynamicScalar('datetime', 1n)),
      withValue('dynamic', new DynamicScalar('timespan', 1n)),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is none where it would be long', () => {
    expect(withValue('string', 'x'.repeat(5000))).toBeNull();
    expect(
      withValue(
        'dynamic',
        Array.from({ length: 5000 }, (_, i) => BigInt(i)),
      ),
    ).toBeNull();
  });
});
