// Properties in brackets after `with`: `with (format="csv", ignoreFirstRecord=true)`.

import type { Parser } from '../../syntax/parser.js';
import type { Expression, Name } from '../../syntax/tree.js';

export interface Property {
  readonly name: Name;
  readonly value: Expression;
}

/** The properties after `with`; none where the word does not stand there. */
export function parseProperties(parser: Parser): Property[] {
  if (parser.accept('with') === null) return [];
  return parser.bracketed('(', ')', () => {
    const name = parser.name('a property');
    parser.expect('=');
    return { name, value: parser.primary() };
  });
}

/** The texts that a property is given, literals and bare words, in their order; its name is taken in any case. */
export function propertyTexts(properties: readonly Property[], name: string): string[] {
  return properties.flatMap(({ name: given, value }) => {
    if (given.name.toLowerCase() !== name.toLowerCase()) return [];
    if (value.kind === 'name') return [value.name];
    return value.kind === 'literal' ? [String(value.value)] : [];
  });
}

export function propertyText(properties: readonly Property[], name: string): string | null {
  return propertyTexts(properties, name)[0] ?? null;
}
