// Parameters after an operator's keyword: `kind=inner`, `with_itemindex=i`.

import { nearest } from '../../diagnostics/nearest.js';
import type { Binder } from '../../plan/binder.js';
import type { OperatorParameter } from '../../syntax/tree.js';

/** The word that a parameter is given, or a literal as text; null where the parameter is not there. */
export function parameterText(parameters: readonly OperatorParameter[], ...names: readonly string[]): string | null {
  const value = parameters.find((parameter) => names.includes(parameter.name))?.value;
  if (value?.kind === 'name') return value.name;
  return value?.kind === 'literal' ? String(value.value) : null;
}

/** Like `parameterText`, where only some words are allowed: another one is reported, and gives null. */
export function wordParameter(
  parameters: readonly OperatorParameter[],
  name: string,
  words: readonly string[],
  binder: Binder,
): string | null {
  const parameter = parameters.find((p) => p.name === name);
  if (parameter === undefined) return null;
  const word = parameterText([parameter], name);
  if (word !== null && words.includes(word)) return word;
  const meant = word === null ? null : (words.find((w) => w.startsWith(word)) ?? nearest(word, words));
  const hint = meant === null ? `it is one of ${words.join(', ')}` : `did you mean \`${name}=${meant}\`?`;
  binder.error(
    'KS140',
    word === null ? `expected a word after '${name}='` : `there is no ${name} '${word}'`,
    parameter.value.span,
    hint,
  );
  return null;
}
