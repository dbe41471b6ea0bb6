import { expect, it } from 'vitest';
import { percentageOf } from '../../src/cli/percentage.js';

it.each([
  ['80', 80],
  ['80%', 80],
  [' 92.5 % ', 92.5],
  ['0', 0],
  ['0.5%', 0.5],
  ['1%', 1],
  ['100', 100],
])("'%s' is %d percent", (text, percent) => {
  expect(percentageOf('--min-score', text)).toBe(percent);
});

it.each(['', '%', 'most', '-1', '101', '1e2', '8O%', '80%%', 'NaN'])("refuses '%s'", (text) => {
  expect(() => percentageOf('--min-score', text)).toThrow(
    `--min-score takes a percentage from 0 to 100, such as 80%; found '${text}'`,
  );
});

it.each([
  ['0.9', '90% or 0.9%'],
  ['1', '100% or 1%'],
  ['0.07', '7% or 0.07%'],
])("takes '%s' neither for a share nor for a percentage", (text, proposals) => {
  expect(() => percentageOf('--min-score', text)).toThrow(
    `--min-score takes a percentage; '${text}' may be a share: write ${proposals}`,
  );
});
