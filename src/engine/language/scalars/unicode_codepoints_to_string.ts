import type { Value } from '../../values/types.js';
import { defineScalar, overload } from '../define.js';

function isCodePoint(code: number): boolean {
  return Number.isInteger(code) && code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}

function textOf(values: readonly Value[]): string {
  let text = '';
  for (const value of values.flat()) {
    const isNumber = typeof value === 'bigint' || typeof value === 'number';
    if (!isNumber || !isCodePoint(Number(value))) return '';
    text += String.fromCodePoint(Number(value));
  }
  return text;
}

export default defineScalar({
  name: 'unicode_codepoints_to_string',
  aliases: ['make_string'],
  summary: 'The text of Unicode code points, given one by one or in arrays; empty where one is not valid.',
  source: 'https://learn.microsoft.com/kusto/query/unicode-codepoints-to-string-function',
  overloads: [overload(['values...: integer|array'], 'string', (...values) => textOf(values))],
  examples: [
    {
      kql: 'print unicode_codepoints_to_string(dynamic([75, 117, 115]), 116, 111)',
      result: 'Kusto',
      verified: 'engine',
    },
  ],
});
