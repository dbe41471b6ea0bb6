// What people write where KQL has something else: words and signs of other languages, and slips.

import { nearest } from '../diagnostics/nearest.js';
import { SCALAR_TYPES, type ScalarType } from '../values/types.js';
import { infixWords, isInfixWord } from './infix-operators.js';
import type { Parser } from './parser.js';

export interface Mistake {
  readonly message: string;
  readonly hint: string;
  /** the tokens that it takes, where that is more than one */
  readonly tokens?: number;
}

const SIGNS: Readonly<Record<string, Mistake>> = {
  '=': {
    message: "'=' gives a name and does not compare",
    hint: 'compare with `==`, or with `=~` where the case of letters does not matter',
  },
  '&': { message: "KQL has no '&&'", hint: 'write `and`', tokens: 2 },
  '?': { message: "KQL has no '? :'", hint: 'write `iff(condition, then, else)`' },
  '^': { message: "KQL has no '^'", hint: 'write `pow(base, exponent)` or `binary_xor(a, b)`' },
};

const WORDS: Readonly<Record<string, Mistake>> = {
  is: {
    message: "KQL has no 'is'",
    hint: 'write `isnull(…)` or `isnotnull(…)`, for a text `isempty(…)` or `isnotempty(…)`, else `==`',
  },
  matches: { message: "'matches' is not complete", hint: 'write `matches regex`' },
  regexp: { message: "KQL has no 'regexp'", hint: 'write `matches regex`' },
  rlike: { message: "KQL has no 'rlike'", hint: 'write `matches regex`' },
  ilike: { message: "KQL has no 'ilike'", hint: 'write `contains`, `startswith` or `endswith`' },
  notin: { message: "KQL has no 'notin'", hint: 'write `!in`' },
  having: { message: "KQL has no 'having'", hint: 'put a step `| where …` after this one' },
  from: { message: "KQL has no 'from'", hint: 'begin the query with the table: `T | where …`' },
};

/** Steps of other languages, by what KQL has for them. */
const STEPS: Readonly<Record<string, string>> = {
  select: 'project',
  fields: 'project',
  columns: 'project',
  group: 'summarize … by',
  groupby: 'summarize … by',
  stats: 'summarize',
  aggregate: 'summarize',
  having: 'where',
  orderby: 'sort by',
  head: 'take',
  first: 'take',
  uniq: 'distinct',
  unique: 'distinct',
  dedup: 'distinct',
  eval: 'extend',
  add: 'extend',
  let: 'extend',
  rename: 'project-rename',
  drop: 'project-away',
  remove: 'project-away',
  expand: 'mv-expand',
  explode: 'mv-expand',
  append: 'union',
  merge: 'join',
  rex: 'parse',
}; // prettier-ignore

/** Types of other languages, by what KQL has for them. */
const TYPES: Readonly<Record<string, ScalarType>> = {
  text: 'string',
  varchar: 'string',
  nvarchar: 'string',
  char: 'string',
  str: 'string',
  ip: 'string',
  ipaddress: 'string',
  number: 'long',
  integer: 'long',
  bigint: 'long',
  numeric: 'decimal',
  timestamp: 'datetime',
  datetime2: 'datetime',
  duration: 'timespan',
  interval: 'timespan',
  json: 'dynamic',
  object: 'dynamic',
  array: 'dynamic',
  bag: 'dynamic',
}; // prettier-ignore

const UNITS: ReadonlySet<string> = new Set([
  'd',
  'h',
  'm',
  's',
  'ms',
  'day',
  'days',
  'hour',
  'hours',
  'minute',
  'minutes',
  'second',
  'seconds',
  'min',
  'sec',
]);

/** What stands after a complete expression and was meant to continue it; null where that is anybody's guess. */
export function mistakeAfterExpression(parser: Parser): Mistake | null {
  const { kind, text } = parser.peek();
  if (kind === 'symbol') return text === '&' && !parser.at('&', 1) ? null : (SIGNS[text] ?? null);
  return kind === 'name' ? wordMistake(text, parser) : null;
}

function wordMistake(text: string, parser: Parser): Mistake | null {
  const { last } = parser;
  if (UNITS.has(text) && (last.kind === 'long' || last.kind === 'real')) {
    return { message: 'a timespan is written without a space', hint: `write \`${last.text}${text}\`` };
  }
  const next = parser.peek(1);
  if (text.toLowerCase() === 'not') {
    const hint =
      next.kind === 'name' && isInfixWord(next.text)
        ? `write \`!${next.text}\``
        : 'write `not(…)` around the condition';
    return { message: "'not' does not stand between operands", hint };
  }
  const known = WORDS[text.toLowerCase()];
  if (known !== undefined) return known;
  const infix = infixWords();
  const lower = text.toLowerCase();
  if (text !== lower && infix.includes(lower))
    return { message: `'${text}' is written in lower case`, hint: `write \`${lower}\`` };
  const near = next.kind === 'end' || next.text === '|' ? null : nearest(text, infix);
  return near === null ? null : { message: `there is no operator '${text}'`, hint: `did you mean \`${near}\`?` };
}

/** A step that KQL calls otherwise. */
export function knownStep(word: string): string | undefined {
  return STEPS[word.toLowerCase()];
}

/** The type that a word was meant for; null where that is anybody's guess. */
export function typeMeant(word: string): ScalarType | null {
  const near = nearest(word, SCALAR_TYPES);
  return TYPES[word.toLowerCase()] ?? SCALAR_TYPES.find((type) => type === near) ?? null;
}

/** How to go on after a step, by what the step takes. */
export function continuationOf(operator: string): string {
  switch (operator) {
    case 'where':
      return 'join conditions by `and` or `or`, and begin the next step with `|`';
    case 'summarize':
      return "put a ',' between aggregates, `by` before the columns to group by, and begin the next step with `|`";
    case 'count':
    case 'serialize':
      return 'begin the next step with `|`';
    default:
      return "put a ',' between items, and begin the next step with `|`";
  }
}

/** The table that a query of SQL reads, where one begins here; null where none does. */
export function sqlTable(parser: Parser): string | null {
  const first = parser.peek();
  const second = parser.peek(1);
  const begins =
    first.kind === 'name' && /^select$/i.test(first.text) && (second.kind === 'name' || second.text === '*');
  if (!begins) return null;
  for (let ahead = 1; ; ahead++) {
    const { kind, text } = parser.peek(ahead);
    if (kind === 'end' || text === ';') return 'T';
    const table = parser.peek(ahead + 1);
    if (kind === 'name' && /^from$/i.test(text) && table.kind === 'name') return table.text;
  }
}
