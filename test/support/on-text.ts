import { isDeepStrictEqual } from 'node:util';
import { type Answer, CONFIGURATIONS, runQuery } from './run-query.js';

type Cell = Answer['rows'][number][number];

/** What an expression gives for each of some texts, which it reads as `s`; the same in every configuration. */
export function onTexts(expression: string, texts: readonly string[]): Cell[] {
  const tables = { T: { columns: { s: 'string' }, rows: texts.map((text) => [text]) } } as const;
  const answers = CONFIGURATIONS.map((options) => runQuery(`T | project r = ${expression}`, tables, options));
  const [first = [], ...others] = answers.map(({ rows }) => rows.map(([cell = null]) => cell));
  for (const other of others)
    if (!isDeepStrictEqual(other, first)) throw new Error(`${expression} depends on how it is run`);
  return first;
}

/** What an expression gives for one text, which it reads as `s`. */
export function onText(expression: string, text: string): Cell {
  return onTexts(expression, [text])[0] ?? null;
}
