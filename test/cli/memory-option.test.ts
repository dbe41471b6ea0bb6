import { expect, it } from 'vitest';
import { memoryOf } from '../../src/cli/memory-option.js';

it.each([
  ['512MB', 512 * 2 ** 20],
  ['1.5 gb', 1.5 * 2 ** 30],
  ['64k', 2 ** 16],
  ['1000', 1000],
  ['7B', 7],
])('%s are %d bytes', (text, bytes) => {
  expect(memoryOf(text)).toEqual({ maxMemory: bytes });
});

it('is no limit where nothing is said', () => {
  expect(memoryOf(undefined)).toEqual({});
});

it.each(['', 'MB', '0', '-1MB', '1TB', '1e9', '0.5'])("refuses '%s'", (text) => {
  expect(() => memoryOf(text)).toThrow(`--max-memory takes a size such as 512MB or 2GB; found '${text}'`);
});
