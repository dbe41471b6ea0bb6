// Every name of the language with what is known of it, for the reference and the command line.

import { printSignature, type ReturnRule, type Signature } from '../plan/signature.js';
import type { Documented } from './define.js';
import * as registry from './registry.generated.js';

export type EntryKind =
  | 'tabular operator'
  | 'scalar operator'
  | 'scalar function'
  | 'table function'
  | 'aggregate function'
  | 'plugin';

export interface Entry extends Documented {
  readonly kind: EntryKind;
  /** `strlen(source: scalar) -> long`; none for what has a syntax of its own */
  readonly signatures: readonly string[];
}

/** What a definition may say beside its documentation. */
interface Definition extends Documented {
  readonly overloads?: readonly { readonly signature: Signature }[];
  readonly tableFunction?: unknown;
}

/** All names, kind by kind, in the order of the registry. */
export function entries(): Entry[] {
  const listed: readonly [EntryKind, readonly Definition[]][] = [
    ['tabular operator', registry.operators],
    ['scalar operator', registry.infix],
    ['scalar function', definitionsOf(registry.scalars)],
    ['aggregate function', definitionsOf(registry.aggregates)],
    ['plugin', definitionsOf(registry.plugins)],
  ];
  return listed.flatMap(([kind, definitions]) => definitions.map((definition) => entryOf(kind, definition)));
}

/** Each once, though it has aliases. */
function definitionsOf<T>(byName: Readonly<Record<string, T>>): T[] {
  return [...new Set(Object.values(byName))];
}

function entryOf(kind: EntryKind, definition: Definition): Entry {
  const print = kind === 'scalar operator' ? printOperation : printSignature;
  const signatures = (definition.overloads ?? []).map(
    ({ signature }) => `${print(definition.name, signature)} -> ${printReturns(signature.returns)}`,
  );
  return {
    ...definition,
    kind: definition.tableFunction === undefined ? kind : 'table function',
    signatures: [...new Set(signatures)],
  };
}

/** An operator between the types of its operands: `datetime between (datetime .. timespan)`. */
function printOperation(name: string, { parameters }: Signature): string {
  const [first = '', ...others] = parameters.map(({ accepts, repeated }) => {
    const type = typeof accepts === 'string' ? accepts : accepts.join('|');
    return repeated ? `${type}, …` : type;
  });
  if (name === '[]') return `${first}[${others.join(', ')}]`;
  if (name.startsWith('unary ')) return `${name.slice('unary '.length)}${first}`;
  if (others.length > 1) return `${first} ${name} (${others.join(' .. ')})`;
  const takesList = parameters.at(-1)?.repeated === true || parameters.at(-1)?.accepts === 'table';
  return takesList ? `${first} ${name} (${others.join('')})` : `${first} ${name} ${others.join('')}`;
}

function printReturns(rule: ReturnRule): string {
  if (typeof rule === 'function') return 'a type that depends on the arguments';
  switch (rule) {
    case 'common':
      return 'the common type of the arguments';
    case 'widest':
      return 'the widest type of the arguments, long for int';
    case 'argument0':
      return 'the type of the first argument';
    case 'argument1':
      return 'the type of the second argument';
    case 'promoted0':
      return 'the type of the first argument, long for int';
    default:
      return rule;
  }
}
