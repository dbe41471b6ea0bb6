// Datetime literals that depend on when the query runs: `datetime()` is now, `datetime(8:00)` that time of its day.

import type { Span } from '../diagnostics/diagnostic.js';
import { parseTimespan } from '../values/timespan.js';
import { scalarTypeOf } from '../values/types.js';
import type { Token } from './token.js';
import type { Call, Expression } from './tree.js';

const TIME_OF_DAY = /^\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,7})?)?$/;

/** What a literal stands for by the clock of the query; null where it is no such literal. */
export function clockLiteral(literal: Token): Expression | null {
  if (scalarTypeOf(literal.text) !== 'datetime') return null;
  const { value: text } = literal;
  const span: Span = literal;
  if (text === '') return call('now', [], span);
  const time = TIME_OF_DAY.test(text) ? parseTimespan(text) : null;
  if (time === null) return null;
  return {
    kind: 'binary',
    operator: '+',
    operatorSpan: span,
    left: call('startofday', [call('now', [], span)], span),
    right: { kind: 'literal', type: 'timespan', value: time, span },
    span,
  };
}

function call(name: string, args: readonly Expression[], span: Span): Call {
  return {
    kind: 'call',
    target: null,
    name: { kind: 'name', name, bracketed: false, span },
    args: args.map((expression) => ({ kind: 'named', names: [], tuple: false, expression, span })),
    span,
  };
}
