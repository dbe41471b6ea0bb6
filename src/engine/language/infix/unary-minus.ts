import { scalarOf } from '../../values/convert.js';
import { toDynamic } from '../../values/dynamic.js';
import { wrapLong } from '../../values/number.js';
import { defineInfix, overload } from '../define.js';

export default defineInfix({
  name: 'unary -',
  summary: 'The negative of a number or timespan.',
  source: 'https://learn.microsoft.com/kusto/query/numerical-operators',
  overloads: [
    overload(['operand: int|long as long'], 'long', (x) => wrapLong(-x)),
    overload(['operand: real'], 'real', (x) => -x),
    overload(['operand: decimal'], 'decimal', (x) => x.negated()),
    overload(['operand: timespan'], 'timespan', (x) => wrapLong(-x)),
    overload(['operand: dynamic'], 'dynamic', (x) => {
      if (x === null) return null;
      const { type, value } = scalarOf(x);
      if (type === 'long') return wrapLong(-(value as bigint));
      if (type === 'real') return -(value as number);
      return type === 'timespan' ? toDynamic(-(value as bigint), type) : null;
    }),
  ],
  examples: [{ kql: 'print -(1 + 2)', result: -3 }],
});
