// What a change of rules changes in what they find, as text, JSON and Markdown.

import { placeOf } from '../../engine/engine.js';
import { stringifyPlain } from '../../engine/values/plain.js';
import { queryTextOf, type Rule } from '../../rules/index.js';
import { type DifferentRow, isUnchanged, type RuleComparison } from '../../testing/comparison/compare-rules.js';
import type { RulePair } from '../../testing/comparison/rule-pairs.js';
import { paint } from './paint.js';
import { plural } from './plural.js';
import { eventLine, plainData, shortened, shownValue } from './why.js';

/** A pair of rules with what came of comparing them; null where one of them is not there. */
export interface ComparedPair extends RulePair {
  readonly comparison: RuleComparison | null;
}

export const isChange = ({ comparison }: ComparedPair): boolean => comparison === null || !isUnchanged(comparison);

const MOST_ROWS = 20;

/** Lines of one pair: a headline, and the rows with a sign each. */
interface Told {
  readonly headline: string;
  readonly rows: readonly { readonly sign: '-' | '+' | '~'; readonly text: string; readonly why: string | null }[];
  readonly more: number;
}

function tell(pair: ComparedPair): Told {
  const { before, after, comparison } = pair;
  const name = (after ?? before)?.name ?? '';
  if (comparison === null) return { headline: `${name}: ${after === null ? 'gone' : 'new'}`, rows: [], more: 0 };
  const { failure, lost, gained, changed, addedColumns, removedColumns, rowsBefore, rowsAfter } = comparison;
  if (failure !== null) {
    const [line = ''] = failure.error.message.split('\n');
    return {
      headline: `${name}: not compared, ${failure.rule === before ? 'old' : 'new'} rule: ${line}`,
      rows: [],
      more: 0,
    };
  }
  const columns = [
    ...(removedColumns.length > 0 ? [`columns gone: ${removedColumns.join(', ')}`] : []),
    ...(addedColumns.length > 0 ? [`new columns: ${addedColumns.join(', ')}`] : []),
  ];
  const counts = isUnchanged(comparison)
    ? [`no change, ${plural(rowsAfter, 'row')}`]
    : [
        `${rowsBefore} → ${plural(rowsAfter, 'row')}`,
        `${lost.length} lost`,
        `${gained.length} gained`,
        `${changed.length} changed`,
      ];
  const rows = [
    ...lost.map((row) => ({ sign: '-' as const, text: rowText(row), why: whyOf(row, pair) })),
    ...gained.map((row) => ({ sign: '+' as const, text: rowText(row), why: whyOf(row, pair) })),
    ...changed.map((row) => {
      const changes = row.changes.map((c) => `${c.column}: ${stringifyPlain(c.before)} → ${stringifyPlain(c.after)}`);
      return { sign: '~' as const, text: `${rowText(row)}; ${shortened(changes.join(', '))}`, why: whyOf(row, pair) };
    }),
  ];
  return {
    headline: `${name}: ${[...counts, ...columns].join(', ')}`,
    rows: rows.slice(0, MOST_ROWS),
    more: Math.max(0, rows.length - MOST_ROWS),
  };
}

const rowText = ({ values }: DifferentRow) => shortened(values.map(shownValue).join(', '));

function whyOf({ difference }: DifferentRow, pair: RulePair): string | null {
  const other = difference === null ? null : pair[difference.other];
  if (difference === null || other === null) return null;
  const { event, droppedBy } = difference;
  if (droppedBy?.refusal == null) return `${eventLine(event)} comes through in the other rule too, into another row`;
  const { conditions, reason } = droppedBy.refusal;
  const [first] = conditions;
  const place = first?.place ?? droppedBy.place;
  const at = place === null ? '' : ` (${other.file}:${placeOf(place.start, queryTextOf(other)).line})`;
  const what = first === undefined ? `${droppedBy.text}: ${reason}` : first.text;
  const values = (first?.values ?? droppedBy.refusal.values).map(shownValue).join(', ');
  return `${eventLine(event)} is dropped by ${what}${at}${values === '' ? '' : `: ${shortened(values)}`}`;
}

const SIGNS = { '-': paint.red, '+': paint.green, '~': paint.yellow } as const;

export function comparisonText(pairs: readonly ComparedPair[]): string {
  const parts = pairs.map((pair) => {
    const { headline, rows, more } = tell(pair);
    const lines = rows.flatMap(({ sign, text, why }) => [
      `  ${SIGNS[sign](sign)} ${text}`,
      ...(why === null ? [] : [paint.dim(`      ${why}`)]),
    ]);
    return [paint.bold(headline), ...lines, ...(more > 0 ? [`  ${plural(more, 'further row')}`] : [])].join('\n');
  });
  return `${[...parts, summaryOf(pairs)].join('\n\n')}\n`;
}

export function comparisonMarkdown(pairs: readonly ComparedPair[]): string {
  const parts = pairs.filter(isChange).map((pair) => {
    const { headline, rows, more } = tell(pair);
    const lines = rows.flatMap(({ sign, text, why }) => [`${sign} ${text}`, ...(why === null ? [] : [`    ${why}`])]);
    const block = lines.length === 0 ? [] : ['', '```diff', ...lines, '```'];
    return [`### ${headline}`, ...block, ...(more > 0 ? ['', `${plural(more, 'further row')}.`] : [])].join('\n');
  });
  return `${['## What the rules find', summaryOf(pairs), ...parts].join('\n\n')}\n`;
}

function summaryOf(pairs: readonly ComparedPair[]): string {
  const changed = pairs.filter(isChange).length;
  return `${plural(pairs.length, 'rule')} compared, ${changed} changed`;
}

export function comparisonJson(pairs: readonly ComparedPair[]): string {
  const told = pairs.map((pair) => {
    const { before, after, comparison } = pair;
    const rule = after ?? before;
    const status = before === null ? 'new' : after === null ? 'gone' : isChange(pair) ? 'changed' : 'same';
    const names = { name: rule?.name, id: rule?.id, before: before?.file ?? null, after: after?.file ?? null };
    if (comparison === null || rule === null) return { ...names, status };
    const { before: _, after: __, failure, lost, gained, changed, ...found } = comparison;
    const error = failure === null ? null : { file: failure.rule.file, message: failure.error.message };
    const plain = (rows: readonly DifferentRow[]): unknown[] => rows.map((row) => plainRow(row, pair, rule));
    return {
      ...names,
      status: failure === null ? status : 'failed',
      error,
      ...found,
      lost: plain(lost),
      gained: plain(gained),
      changed: plain(changed),
    };
  });
  return `${JSON.stringify(told, null, 2)}\n`;
}

/** Places are those of the rule that does not make the row. */
function plainRow({ difference, ...row }: DifferentRow, pair: RulePair, rule: Rule): unknown {
  const other = difference === null ? null : pair[difference.other];
  return JSON.parse(JSON.stringify({ ...row, difference }, plainData(queryTextOf(other ?? rule))));
}
