// The name of a column that is given none, and names made unique.

import type { Call, Expression } from '../syntax/tree.js';
import type { Column } from '../values/types.js';
import type { Language, ResultNaming } from './language.js';

/** The name that an expression gives its column (`d.a.b` gives `d_a_b`), or null where the operator has to number it. */
export function resultName(expression: Expression, language: Language): string | null {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'member':
      return joined(resultName(expression.target, language), expression.member.name);
    case 'index':
      return indexName(resultName(expression.target, language), expression.index);
    case 'call':
      return callName(expression, language);
    default:
      return null;
  }
}

function joined(target: string | null, member: string): string {
  return target === null ? member : `${target}_${member}`;
}

function indexName(target: string | null, index: Expression): string | null {
  const isPlain =
    index.kind === 'literal' && (index.type === 'string' || index.type === 'long' || index.type === 'int');
  return isPlain ? joined(target, String(index.value)) : target;
}

function callName(call: Call, language: Language): string | null {
  const definition = language.scalar(call.name.name) ?? language.aggregate(call.name.name);
  return definition === undefined ? null : nameByRule(call, definition.naming, language);
}

/** The name that a call takes by the rule of the function or aggregate that it calls. */
export function nameByRule(call: Call, naming: ResultNaming, language: Language): string | null {
  const [argument] = call.args;
  // A name that is given inside the call counts: `toint(Hosts = dcount(Host))`.
  const argumentName =
    argument === undefined ? null : (argument.names[0]?.name ?? resultName(argument.expression, language));
  if (naming === 'none' || naming === 'named-column') return null;
  if (naming === 'argument') return argumentName;
  if (naming === 'only-argument') return call.args.length === 1 ? argumentName : null;
  if ('name' in naming) return naming.name;
  const others = call.args.slice(1, naming.arguments ?? 1).map((arg) => resultName(arg.expression, language) ?? '');
  return [naming.prefix, argumentName ?? '', ...others].join('_');
}

/** Hands out names that are all different: a name that is taken gets `1`, `2`, … */
export class UniqueNames {
  private readonly taken: Set<string>;
  /** by name, the first of its forms that may not be taken: 0 is the name itself */
  private readonly next = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  has(name: string): boolean {
    return this.taken.has(name);
  }

  /** @param others names that `name` must not be either */
  add(name: string, others: UniqueNames | null = null): string {
    const form = (number: number) => (number === 0 ? name : `${name}${number}`);
    let number = this.next.get(name) ?? 0;
    while (this.taken.has(form(number))) number++;
    this.next.set(name, number);
    while (this.taken.has(form(number)) || others?.has(form(number))) number++;
    this.taken.add(form(number));
    return form(number);
  }
}

/** Columns whose names are all different: a name that is there already gets a number. */
export function uniquelyNamed(columns: readonly Column[]): Column[] {
  const names = new UniqueNames();
  return columns.map(({ name, type }) => ({ name: names.add(name), type }));
}
