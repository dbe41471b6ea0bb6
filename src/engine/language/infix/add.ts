import { wrapLong } from '../../values/number.js';
import { defineInfix, overload } from '../define.js';
import { dynamicOverloads, numberOverloads } from './_arithmetic.js';
import { datetimeOrNull } from './_time.js';

const arithmetic = {
  long: (a: bigint, b: bigint) => wrapLong(a + b),
  real: (a: number, b: number) => a + b,
  decimal: (a: Parameters<Parameters<typeof numberOverloads>[0]['decimal']>[0], b: typeof a) => a.plus(b),
};

export default defineInfix({
  name: '+',
  summary: 'The sum of two numbers or timespans, or a datetime moved by a timespan.',
  source: 'https://learn.microsoft.com/kusto/query/numerical-operators',
  overloads: [
    ...numberOverloads(arithmetic),
    overload(['left: timespan', 'right: timespan'], 'timespan', (a, b) => wrapLong(a + b)),
    overload(['left: datetime', 'right: timespan'], 'datetime', (a, b) => datetimeOrNull(a + b)),
    overload(['left: timespan', 'right: datetime'], 'datetime', (a, b) => datetimeOrNull(a + b)),
    ...dynamicOverloads(arithmetic),
    overload(['left: dynamic as timespan', 'right: timespan'], 'timespan', (a, b) => wrapLong(a + b)),
    overload(['left: dynamic as datetime', 'right: datetime'], 'datetime', (a, b) => datetimeOrNull(a + b)),
    overload(['left: timespan', 'right: dynamic as timespan'], 'timespan', (a, b) => wrapLong(a + b)),
    overload(['left: datetime', 'right: dynamic as timespan'], 'datetime', (a, b) => datetimeOrNull(a + b)),
  ],
  examples: [
    { kql: 'print 1 + 2', result: 3 },
    { kql: 'print datetime(2024-01-31) + 1d', result: '2024-02-01T00:00:00.0000000Z' },
  ],
});
