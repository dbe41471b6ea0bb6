import { TICKS_PER_DAY, TICKS_PER_SECOND } from '../../values/datetime.js';
import { defineScalar, prepared } from '../define.js';
import { checkFormat, formatter, fractionSpecifiers, padded, type Specifiers } from './_time-format.js';

interface TimespanParts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** ticks within the second */
  readonly fraction: number;
}

const MOST_DAY_DIGITS = 8;

const SPECIFIERS: Specifiers<TimespanParts> = new Map([
  ...Array.from({ length: MOST_DAY_DIGITS }, (_, i): [string, (parts: TimespanParts) => string] => [
    'd'.repeat(i + 1),
    ({ days }) => padded(days, i + 1),
  ]),
  ['HH', ({ hours }: TimespanParts) => padded(hours, 2)],
  ['H', ({ hours }) => String(hours)],
  ['hh', ({ hours }) => padded(hours, 2)],
  ['h', ({ hours }) => String(hours)],
  ['mm', ({ minutes }) => padded(minutes, 2)],
  ['m', ({ minutes }) => String(minutes)],
  ['ss', ({ seconds }) => padded(seconds, 2)],
  ['s', ({ seconds }) => String(seconds)],
  ...fractionSpecifiers<TimespanParts>(({ fraction }) => fraction),
]);

/** @param size ticks, not below zero */
function timespanParts(size: bigint): TimespanParts {
  const seconds = Number((size % TICKS_PER_DAY) / TICKS_PER_SECOND);
  return {
    days: Number(size / TICKS_PER_DAY),
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    fraction: Number(size % TICKS_PER_SECOND),
  };
}

export default defineScalar({
  name: 'format_timespan',
  summary:
    'A timespan in a given format, such as `d.hh:mm:ss`, with `-` before it where it is negative; other formats are refused.',
  source: 'https://learn.microsoft.com/kusto/query/format-timespan-function',
  naming: 'argument',
  check: checkFormat(SPECIFIERS),
  overloads: [
    prepared(['timespan: timespan', 'format: literal string'], 'string', ({ constants }) => {
      const print = formatter(String(constants[1]), SPECIFIERS);
      return (timespan) => (timespan < 0n ? `-${print(timespanParts(-timespan))}` : print(timespanParts(timespan)));
    }),
  ],
  examples: [
    {
      kql: 'print format_timespan(time(29.09:00:05.12345), "dd.hh:mm:ss:FF")',
      result: '29.09:00:05:12',
      verified: 'engine',
    },
    { kql: 'print format_timespan(-1d - 2h - 30m, "d.hh:mm:ss")', result: '-1.02:30:00', verified: 'engine' },
    { kql: 'print format_timespan(1d, "c")', error: 'KQ004', verified: 'engine' },
  ],
});
