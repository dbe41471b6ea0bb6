// Where a rule loses its rows, and what it just misses, as text and as data.

import { placeOf, type QueryText } from '../../engine/engine.js';
import { queryTextOf } from '../../rules/index.js';
import type { FunnelStep } from '../../testing/why/funnel.js';
import type { MissedEvent, WhyNot } from '../../testing/why/why-not.js';
import { paint } from './paint.js';
import { plural } from './plural.js';
import { eventLine, plainData, shortened, shownValue } from './why.js';

export function whyNotText({ rule, funnel, nearMisses, nearMissCount }: WhyNot): string {
  const query = queryTextOf(rule);
  const lines = [paint.bold(rule.name), '', ...funnelLines(funnel, query, ''), ''];
  if (nearMisses.length === 0) lines.push('no event is kept out by one condition alone');
  else lines.push(`${plural(nearMissCount, 'near miss', 'near misses')}, the nearest first:`);
  for (const miss of nearMisses) lines.push('', ...missLines(miss, query));
  if (nearMissCount > nearMisses.length) {
    lines.push('', `${plural(nearMissCount - nearMisses.length, 'further one')}; --limit shows more`);
  }
  return `${lines.join('\n')}\n`;
}

const WIDTH = 9;

const numbered = (rows: number) => rows.toLocaleString('en-US').padStart(WIDTH);

function funnelLines(step: FunnelStep, query: QueryText, indent: string): string[] {
  const [first, ...others] = step.inputs;
  const before = first === undefined ? [] : funnelLines(first, query, indent);
  const beside = others.flatMap((other) => [
    `${' '.repeat(WIDTH)}  ${indent}  with:`,
    ...funnelLines(other, query, `${indent}    `),
  ]);
  const conditions = step.conditions.map(
    ({ text, rows, place }) => `${numbered(rows)}  ${indent}    ${paint.dim(shortened(text))}${lineOf(place, query)}`,
  );
  const text = step.repeated ? `${shortened(step.text)} (as above)` : shortened(step.text);
  return [...before, ...beside, ...conditions, `${numbered(step.rows)}  ${indent}${text}${lineOf(step.place, query)}`];
}

function lineOf(place: FunnelStep['place'], query: QueryText): string {
  return place === null ? '' : paint.dim(`  line ${placeOf(place.start, query).line}`);
}

const WOULD_LET_IN: Readonly<Record<MissedEvent['relaxation'], string>> = {
  case: 'without regard to case',
  contains: 'as a part of a term',
  'contains and case': 'as a part of a term, without regard to case',
  'no time bound': 'at any time',
  'no condition': 'only without the condition',
};

function missLines(miss: MissedEvent, query: QueryText): string[] {
  const { events, eventCount, group, condition, relaxation, relaxed } = miss;
  const [first] = events;
  const head =
    group === null && first !== undefined
      ? paint.bold(eventLine(first))
      : `${paint.bold(`a group of ${plural(eventCount, 'event')}`)}: ${shortened((group ?? []).map(shownValue).join(', '))}`;
  const shown = new Set(condition.values.map(({ name }) => name));
  const others = group === null ? (first?.values ?? []).filter(({ name }) => !shown.has(name)) : [];
  return [
    `${head}  ${paint.cyan(WOULD_LET_IN[relaxation])}`,
    `    stopped by: ${paint.yellow(shortened(condition.text))}${lineOf(condition.place, query)}`,
    ...condition.values.map((value) => `      ${shownValue(value)}`),
    ...(relaxed === null ? [] : [`    let in by: ${shortened(relaxed)}`]),
    ...(others.length === 0 ? [] : [paint.dim(`    ${shortened(others.map(shownValue).join(', '))}`)]),
  ];
}

export function whyNotJson({ rule, ...found }: WhyNot): string {
  return `${JSON.stringify({ rule: rule.name, file: rule.file, ...found }, plainData(queryTextOf(rule)), 2)}\n`;
}
