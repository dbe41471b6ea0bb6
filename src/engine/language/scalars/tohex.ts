import { defineScalar, prepared } from '../define.js';

const MOST_DIGITS = 16;

export default defineScalar({
  name: 'tohex',
  summary: "The hexadecimal digits of a number, filled with zeros up to a length; negative ones as two's complement.",
  source: 'https://learn.microsoft.com/kusto/query/tohex-function',
  overloads: [
    prepared(['value: integer', 'minLength?: integer as long'], 'string', ({ types }) => {
      const bits = types[0] === 'int' ? 32 : 64;
      return (value, minLength = 1n) => {
        // An integer is an int or a long.
        const digits = BigInt.asUintN(bits, BigInt(value as bigint | number)).toString(16);
        return digits.padStart(Math.min(Number(minLength), MOST_DIGITS), '0');
      };
    }),
  ],
  naming: 'argument',
  examples: [
    { kql: 'print tohex(256)', result: '100' },
    { kql: 'print tohex(toint(-256), 8)', result: 'ffffff00' },
    { kql: 'print tohex(256, 8)', result: '00000100' },
  ],
});
