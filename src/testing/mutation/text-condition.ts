// Conditions on a text, `x has "a"`, and which of them follow from which.

import type { Expr } from '../../engine/query-parts.js';
import { foldCase } from '../../engine/values/fold.js';
import { hasTerm, hasTermPrefix, hasTermSuffix } from '../../engine/values/terms.js';

/** What a condition asks for, the case of letters apart. */
type Form = 'equals' | 'has' | 'hasprefix' | 'hassuffix' | 'contains' | 'startswith' | 'endswith';

export interface TextCondition {
  readonly form: Form;
  readonly ignoreCase: boolean;
  readonly operand: Expr;
  readonly text: string;
}

const FORMS: Readonly<Record<string, readonly [form: Form, ignoreCase: boolean]>> = {
  '==': ['equals', false],
  '=~': ['equals', true],
  has: ['has', true],
  has_cs: ['has', false],
  hasprefix: ['hasprefix', true],
  hasprefix_cs: ['hasprefix', false],
  hassuffix: ['hassuffix', true],
  hassuffix_cs: ['hassuffix', false],
  contains: ['contains', true],
  contains_cs: ['contains', false],
  startswith: ['startswith', true],
  startswith_cs: ['startswith', false],
  endswith: ['endswith', true],
  endswith_cs: ['endswith', false],
};

/** The condition on a text that an expression is; null where it is something else. */
export function textConditionOf(expr: Expr): TextCondition | null {
  if (expr.kind !== 'call') return null;
  const [operand, literal] = expr.args;
  const form = FORMS[expr.function];
  if (form === undefined || operand?.type !== 'string' || literal?.kind !== 'constant') return null;
  if (typeof literal.value !== 'string' || literal.type !== 'string') return null;
  return { form: form[0], ignoreCase: form[1], operand, text: literal.value };
}

/** Whether every text for which `first` is true is one for which `second` is; both are about the same operand. */
export function follows(second: TextCondition, first: TextCondition): boolean {
  if (first.ignoreCase && !second.ignoreCase) return false;
  const [inner, outer] = second.ignoreCase ? [foldCase(second.text), foldCase(first.text)] : [second.text, first.text];
  switch (second.form) {
    case 'contains':
      return outer.includes(inner);
    case 'has':
      // The ends of a phrase that `has` looks for are ends of terms wherever it stands; those of the others need not be.
      return (first.form === 'equals' || first.form === 'has') && hasTerm(outer, inner, false);
    case 'hasprefix':
      return ['equals', 'has', 'hasprefix'].includes(first.form) && hasTermPrefix(outer, inner, false);
    case 'hassuffix':
      return ['equals', 'has', 'hassuffix'].includes(first.form) && hasTermSuffix(outer, inner, false);
    case 'startswith':
      return ['equals', 'startswith'].includes(first.form) && outer.startsWith(inner);
    case 'endswith':
      return ['equals', 'endswith'].includes(first.form) && outer.endsWith(inner);
    case 'equals':
      return first.form === 'equals' && outer === inner;
  }
}
