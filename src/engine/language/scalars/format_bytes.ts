import { RunError } from '../../diagnostics/query-error.js';
import { defineScalar, prepared } from '../define.js';

const UNITS = ['Bytes', 'KB', 'MB', 'GB', 'TB', 'PB', 'EB'];
const STEP = 1024;
const MOST_DIGITS = 15;

/** The exponent of a unit; null for the largest that gives at least 1. */
function exponentOf(unit: string): number | null {
  if (unit === '') return null;
  const exponent = UNITS.findIndex((name) => name.toLowerCase() === unit.toLowerCase());
  if (exponent < 0) throw new RunError('KQ110', `'format_bytes' has the units ${UNITS.join(', ')}, and not '${unit}'`);
  return exponent;
}

function fittingExponent(size: number): number {
  let exponent = 0;
  while (exponent < UNITS.length - 1 && Math.abs(size) >= STEP ** (exponent + 1)) exponent++;
  return exponent;
}

export default defineScalar({
  name: 'format_bytes',
  summary: 'A number of bytes for people: in the unit that is asked for, or that fits, rounded to so many digits.',
  source: 'https://learn.microsoft.com/kusto/query/format-bytes-function',
  overloads: [
    prepared(
      ['size: number as real', 'precision?: constant number as long', 'format?: constant string'],
      'string',
      ({ constants: [, , unit] }) => {
        const wanted = exponentOf(typeof unit === 'string' ? unit : '');
        return (size, precision = 0n) => {
          if (!Number.isFinite(size)) return '';
          const exponent = wanted ?? fittingExponent(size);
          const digits = Math.min(Math.max(Number(precision), 0), MOST_DIGITS);
          return `${Number((size / STEP ** exponent).toFixed(digits))} ${UNITS[exponent]}`;
        };
      },
    ),
  ],
  naming: 'argument',
  examples: [
    { kql: 'print format_bytes(10332, 1)', result: '10.1 KB', verified: 'engine' },
    { kql: 'print format_bytes(20010332, 2)', result: '19.08 MB', verified: 'engine' },
    { kql: 'print format_bytes(20010332, 0, "KB")', result: '19541 KB', verified: 'engine' },
  ],
});
