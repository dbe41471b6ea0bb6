// What to do where an operator does not take its operands.

import { parseDatetime } from '../values/datetime.js';
import type { ScalarType } from '../values/types.js';
import { isNumber } from './types.js';

interface Operand {
  readonly type: ScalarType;
  /** the text of a constant string */
  readonly text: string | null;
}

/** A hint for operands that `operator` is not defined for; null where none is plain. */
export function operandHint(operator: string, operands: readonly Operand[]): string | null {
  const types = operands.map((operand) => operand.type);
  const text = operands.find(({ type }) => type === 'string');
  if (operator === 'and' || operator === 'or') {
    return text === undefined
      ? 'both sides have to be conditions'
      : `write the comparison on both sides of \`${operator}\`, or compare with a list: \`in (…)\``;
  }
  if (operator === '+' && text !== undefined) return 'join texts by `strcat(…)`';
  if (types.includes('dynamic')) return dynamicHint(types);
  if (types.includes('datetime')) return timeHint(types, text);
  if (types.includes('timespan'))
    return types.some(isNumber)
      ? 'write a timespan with its unit, such as `90d`'
      : text === undefined
        ? null
        : 'convert the text: `totimespan(…)`';
  const number = types.find(isNumber);
  if (text !== undefined && number !== undefined) {
    const isLiteral = text.text !== null && text.text.trim() !== '' && Number.isFinite(Number(text.text));
    return isLiteral
      ? `write the number without quotes: \`${text.text}\``
      : `convert the text: \`${number === 'int' || number === 'long' ? 'tolong' : 'todouble'}(…)\``;
  }
  return text === undefined || types.every((type) => type === 'string')
    ? null
    : 'convert the other side: `tostring(…)`';
}

function dynamicHint(types: readonly ScalarType[]): string {
  const other = types.find((type) => type !== 'dynamic');
  return other === undefined
    ? 'convert both sides, such as by `tostring(…)`'
    : `convert the dynamic value: \`to${other === 'real' ? 'double' : other}(…)\``;
}

function timeHint(types: readonly ScalarType[], text: Operand | undefined): string | null {
  if (text?.text != null && parseDatetime(text.text) !== null) return `write the time as \`datetime(${text.text})\``;
  if (text !== undefined) return 'convert the text: `todatetime(…)`';
  return types.some(isNumber) ? 'write a time as `datetime(2024-01-31)`' : null;
}
