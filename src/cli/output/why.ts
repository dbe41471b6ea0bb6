// Why a rule finds an event or not, as text and as data.

import type { Span } from '../../engine/diagnostics/diagnostic.js';
import { placeOf, type QueryText } from '../../engine/engine.js';
import type { Condition, ShownValue } from '../../engine/trace/condition.js';
import { stringifyPlain } from '../../engine/values/plain.js';
import { queryTextOf } from '../../rules/index.js';
import type { RawEvent } from '../../testing/lineage/event.js';
import { type FollowedRoute, type FollowedStep, obstaclesOf } from '../../testing/why/followed.js';
import type { Why } from '../../testing/why/why.js';
import { paint } from './paint.js';
import { plural } from './plural.js';
import { printable } from './printable.js';

export function whyText({ rule, table, matching, events }: Why): string {
  const query = queryTextOf(rule);
  if (events.length === 0) return `no event of ${table} meets the condition\n`;
  const more = matching - events.length;
  const parts = events.map(({ event, routes, found }) =>
    [
      `${paint.bold(eventLine(event))}: ${found ? 'in the result' : 'not in the result'}`,
      ...event.values.map((value) => `    ${shownValue(value)}`),
      ...routes.map((route, i) =>
        routeText(route, query, routes.length > 1 ? `  place ${i + 1} of ${routes.length}` : ''),
      ),
    ].join('\n'),
  );
  if (more > 0) parts.push(`${plural(more, 'further event')}; --limit shows more`);
  return `${[paint.bold(rule.name), ...parts].join('\n\n')}\n`;
}

/** The event's file and row, and its time. */
export function eventLine(event: RawEvent): string {
  return [event.table, eventPlace(event), event.time ?? ''].filter((part) => part !== '').join(', ');
}

/** The file and the line in it, or where that is not known the row. */
export function eventPlace({ source, sourceRow, line }: RawEvent): string {
  return line === null ? `${source} row ${sourceRow}` : `${source}:${line}`;
}

export function shownValue({ name, value }: ShownValue): string {
  return `${name} = ${shortened(stringifyPlain(value))}`;
}

const LONGEST = 160;

/** In one line, cut where it is long, and without what would steer the terminal. */
export function shortened(text: string): string {
  const shown = printable(text);
  return shown.length <= LONGEST ? shown : `${shown.slice(0, LONGEST - 1)}…`;
}

function routeText(route: FollowedRoute, query: QueryText, number: string): string {
  const { table, rows, within, steps, arrives } = route;
  const subquery = within === null ? '' : `${number === '' ? '  ' : ', '}in a subquery of: ${shortened(within)}`;
  return [
    ...(number + subquery === '' ? [] : [number + subquery]),
    `  ${paint.green('✓')} ${table} (${plural(rows, 'row')})`,
    ...steps.map((step) => stepText(step, query)),
    ...(arrives ? [] : [`  ${obstacleCount(route)}`]),
  ].join('\n');
}

function obstacleCount(route: FollowedRoute): string {
  const count = obstaclesOf(route).length;
  const all = count === 1 ? 'one step stands in its way' : `${count} steps stand in its way`;
  return route.followedToEnd ? all : `${all}, and it cannot be followed beyond the last`;
}

function stepText({ text, place, rows, refusal, group }: FollowedStep, query: QueryText): string {
  const mark = refusal === null ? paint.green('✓') : paint.red('✗');
  const lines = [
    `  ${mark} ${shortened(text)} (${[at(place, query), plural(rows, 'row')].filter((part) => part !== '').join(', ')})`,
  ];
  if (group !== null) {
    lines.push(
      `      its group has ${plural(group.rows, 'row')}: ${shortened(group.values.map(shownValue).join(', '))}`,
    );
  }
  if (refusal === null) return lines.join('\n');
  const { kind, reason, conditions, values } = refusal;
  if (kind === 'condition') lines.push(...conditions.flatMap((condition) => conditionLines(condition, query)));
  else lines.push(`      ${reason}`, ...values.map((value) => `        ${shownValue(value)}`));
  return lines.join('\n');
}

function conditionLines(condition: Condition, query: QueryText): string[] {
  const { text, place, values } = condition;
  return [
    `      does not hold: ${paint.yellow(shortened(text))}${place === null ? '' : ` (${at(place, query)})`}`,
    ...values.map((value) => `        ${shownValue(value)}`),
  ];
}

/** `line 12:5`, in the rule's file. */
function at(place: Span | null, query: QueryText): string {
  if (place === null) return '';
  const { line, column } = placeOf(place.start, query);
  return `line ${line}:${column}`;
}

export function whyJson({ rule, table, matching, events }: Why): string {
  const query = queryTextOf(rule);
  return `${JSON.stringify({ rule: rule.name, file: rule.file, table, matching, events }, plainData(query), 2)}\n`;
}

/** Places as line and column; longs that JSON numbers would cut as text; the bound form of conditions left out. */
export function plainData(query: QueryText): (key: string, value: unknown) => unknown {
  return (key, value) => {
    if (key === 'expr') return undefined;
    if (key === 'place' && value !== null) return placeOf((value as Span).start, query);
    return typeof value === 'bigint' ? value.toString() : value;
  };
}
