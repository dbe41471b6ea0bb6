import { Decimal } from '../../values/decimal.js';
import { defineScalar, overload } from '../define.js';

const VERSION = /^\d{1,8}(?:\.\d{1,8}){0,3}$/;
const PARTS = 4;
const DIGITS = 8;

export default defineScalar({
  name: 'parse_version',
  summary:
    'A version of one to four numbers of up to eight digits as a number that versions can be compared by; null where it is none.',
  source: 'https://learn.microsoft.com/kusto/query/parse-version-function',
  overloads: [
    overload(['version: string'], 'decimal', (version) => {
      if (!VERSION.test(version)) return null;
      const parts = version.split('.').map((part) => part.padStart(DIGITS, '0'));
      return new Decimal(parts.join('').padEnd(PARTS * DIGITS, '0'));
    }),
  ],
  examples: [
    { kql: 'print parse_version("1.2.3.4")', result: '1000000020000000300000004', verified: 'engine' },
    { kql: 'print parse_version("0.0.7.0")', result: '700000000', verified: 'engine' },
    { kql: 'print isnull(parse_version("1.2.beta"))', result: true, verified: 'reasoned' },
  ],
});
