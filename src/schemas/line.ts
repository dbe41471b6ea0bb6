// The form in which the known tables are kept: a line a table, `Name Column,Column:letter,Column?:letter`, where no
// letter means string and `?` a column that the documentation does not name but some exports have.

import type { ScalarType } from '../engine/values/types.js';

export interface KnownColumn {
  readonly name: string;
  readonly type: ScalarType;
  /** Typed where an export has it, absent from the table where none does. */
  readonly optional: boolean;
}

export const TYPE_LETTERS: readonly (readonly [letter: string, type: ScalarType])[] = [
  ['b', 'bool'],
  ['i', 'int'],
  ['l', 'long'],
  ['r', 'real'],
  ['m', 'decimal'],
  ['t', 'datetime'],
  ['p', 'timespan'],
  ['g', 'guid'],
  ['d', 'dynamic'],
];

const TYPE_OF = new Map(TYPE_LETTERS);

/** The names of the tables of a text of lines, in its order. */
export function tableNames(lines: string): string[] {
  return Array.from(lines.matchAll(/^\S+(?= )/gm), ([name]) => name);
}

/** The columns of the table called exactly `name`; undefined where the text has none. */
export function columnsOf(lines: string, name: string): KnownColumn[] | undefined {
  const at = lines.indexOf(`\n${name} `);
  if (at < 0) return undefined;
  const start = at + name.length + 2;
  return lines.slice(start, lines.indexOf('\n', start)).split(',').map(parseColumn);
}

/** The names of the columns of every table. */
export function* columnNames(lines: string): Generator<[table: string, columns: string[]]> {
  for (const line of lines.split('\n')) {
    const space = line.indexOf(' ');
    if (space > 0)
      yield [
        line.slice(0, space),
        line
          .slice(space + 1)
          .split(',')
          .map((text) => text.replace(/\??(?::.)?$/, '')),
      ];
  }
}

function parseColumn(text: string): KnownColumn {
  const colon = text.lastIndexOf(':');
  const letter = colon < 0 ? '' : text.slice(colon + 1);
  const name = colon < 0 ? text : text.slice(0, colon);
  const optional = name.endsWith('?');
  return { name: optional ? name.slice(0, -1) : name, type: TYPE_OF.get(letter) ?? 'string', optional };
}
