// Properties that rules have whatever the events are, each with the reason why some rules have it not.

import { formatDatetime, parseDatetime } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import type { Events } from '../synthesis/events.js';
import { firstOf, type PlanTraits } from './plan-traits.js';

export type Rows = readonly Readonly<Record<string, Plain>>[];

/** Runs the rule on events, at a time in ISO form. */
export type Run = (events: Events, now: string) => Rows;

/** Events for which the rule gives other rows than it has to. */
export interface Violation {
  readonly events: Events;
  readonly now: string;
  readonly expected: Rows;
}

export interface Property {
  readonly name: string;
  /** why a rule has not the property; null where it has it */
  readonly exempt: (traits: PlanTraits) => string | null;
  readonly violation: (events: Events, now: string, run: Run) => Violation | null;
}

/** Rows as texts that do not depend on their order, nor on that within arrays. */
function canonical(rows: Rows, change: (text: string) => string = (text) => text): string {
  return rows
    .map((row) => change(JSON.stringify(sorted(row))))
    .sort()
    .join('\n');
}

function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}`;
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(sorted(item))).sort();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
}

const mapped = (events: Events, change: (rows: Events[string]) => Events[string]): Events =>
  Object.fromEntries(Object.entries(events).map(([table, rows]) => [table, change(rows)]));

const compared = (events: Events, now: string, run: Run, expected: Rows): Violation | null =>
  canonical(run(events, now)) === canonical(expected) ? null : { events, now, expected };

/** Steps and aggregates that take one of several rows, whichever comes first. */
const ANY_STEPS = [
  'take',
  'sample',
  'top',
  'serialize',
  'scan-steps',
  'join innerunique',
  'mv-apply',
  'partition',
  'top-nested',
];
const ANY_AGGREGATES = ['any', 'take_any', 'anyif', 'take_anyif', 'arg_max', 'arg_min', 'argmax', 'argmin', 'make_bag'];
const WINDOWS = [
  'prev',
  'next',
  'row_number',
  'row_cumsum',
  'row_rank',
  'row_rank_dense',
  'row_window_session',
  'rand',
];

const takesAny = ({ steps, aggregates, functions }: PlanTraits): string | null => {
  const found = firstOf(ANY_STEPS, steps) ?? firstOf(ANY_AGGREGATES, aggregates) ?? firstOf(WINDOWS, functions);
  return found === null ? null : `'${found}' goes by the order of rows`;
};

const order: Property = {
  name: 'order of events',
  exempt: takesAny,
  violation: (events, now, run) =>
    compared(
      mapped(events, (rows) => [...rows].reverse()),
      now,
      run,
      run(events, now),
    ),
};

/** Steps that look at one row at a time. */
const ROW_WISE: ReadonlySet<string> = new Set([
  'scan',
  'where',
  'extend',
  'project',
  'parse',
  'parse-where',
  'mv-expand',
  'union',
  'sort',
  'as',
  'render',
  'materialize',
  'project-away',
  'datatable',
  'print',
  'rows',
]);

const alone: Property = {
  name: 'each event counts alone',
  exempt: ({ steps, functions, hasSubqueries }) => {
    const other = [...steps].find((step) => !ROW_WISE.has(step)) ?? firstOf(WINDOWS, functions);
    if (other != null) return `'${other}' looks at several rows`;
    return hasSubqueries ? 'a subquery looks at several rows' : null;
  },
  violation: (events, now, run) => {
    const singles = Object.entries(events).flatMap(([table, rows]) => rows.map((row): Events => ({ [table]: [row] })));
    return compared(
      events,
      now,
      run,
      singles.flatMap((single) => run(single, now)),
    );
  },
};

const MONOTONE: ReadonlySet<string> = new Set([
  ...ROW_WISE,
  'join inner',
  'join leftsemi',
  'join rightsemi',
  'distinct',
]);

const monotone: Property = {
  name: 'more events, no row less',
  exempt: ({ steps, functions, hasSubqueries }) => {
    const other = [...steps].find((step) => !MONOTONE.has(step)) ?? firstOf(WINDOWS, functions);
    if (other != null) return `'${other}' may take rows away`;
    return hasSubqueries ? 'a subquery may take rows away' : null;
  },
  violation: (events, now, run) => {
    const fewer = mapped(events, (rows) => rows.slice(0, Math.ceil(rows.length / 2)));
    const all = new Set(canonical(run(events, now)).split('\n'));
    const expected = run(fewer, now);
    const lost = expected.some((row) => !all.has(canonical([row])));
    return lost ? { events, now, expected } : null;
  },
};

const WEEK = 6_048_000_000_000n;
const ISO = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

const shifted = (text: string, by: bigint) =>
  text.replace(ISO, (time) => formatDatetime((parseDatetime(time) ?? 0n) + by).replace(/\.0+Z$/, 'Z'));
const digits = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);
// A copy of plain rows, with long numbers as their digits: JSON gives back what it was made of.
const shiftedRows = <T>(rows: T, by: bigint): T => JSON.parse(shifted(JSON.stringify(rows, digits), by)) as T;

const CALENDAR = [
  'startofmonth',
  'endofmonth',
  'startofyear',
  'endofyear',
  'getmonth',
  'getyear',
  'monthofyear',
  'dayofmonth',
  'dayofyear',
  'weekofyear',
  'week_of_year',
  'datetime_part',
  'format_datetime',
  'datetime_add',
  'unixtime_seconds_todatetime',
  'rand',
];

const shift: Property = {
  name: 'events and clock a week later',
  exempt: ({ functions, constants }) => {
    const calendar = firstOf(CALENDAR, functions);
    if (calendar !== null) return `'${calendar}' depends on the calendar`;
    if (constants.some(({ type, value }) => type === 'datetime' && value !== null))
      return 'a time of the calendar stands in the query';
    const isUneven = ({ type, value }: PlanTraits['constants'][number]) =>
      type === 'timespan' && typeof value === 'bigint' && value > 0n && WEEK % value !== 0n;
    return functions.has('bin') && constants.some(isUneven) ? 'a week is no number of bins' : null;
  },
  violation: (events, now, run) => {
    const later = { events: shiftedRows(events, WEEK), now: shifted(now, WEEK) };
    const expected = run(events, now);
    const found = run(later.events, later.now);
    const same = canonical(found, (text) => shifted(text, 0n)) === canonical(expected, (text) => shifted(text, WEEK));
    return same ? null : { ...later, expected: shiftedRows(expected, WEEK) };
  },
};

const CASE_SENSITIVE = [
  'string ==',
  'string !=',
  'string in',
  'string !in',
  'string matches regex',
  'dynamic in',
  'dynamic ==',
  'dynamic !=',
];
const READING_TEXT = [
  '[]',
  'extract',
  'extract_all',
  'parse_json',
  'todynamic',
  'parse_url',
  'parse_xml',
  'split',
  'iff',
  'case',
  'replace',
  'replace_string',
  'replace_regex',
  'base64_decode_tostring',
  'tobool',
  'todouble',
  'array_index_of',
  'set_has_element',
  'countof',
  'indexof',
  'hash_sha256',
  'hash_md5',
  'trim',
];

const letterCase: Property = {
  name: 'case of letters',
  exempt: ({ typedFunctions, functions, steps }) => {
    const sensitive =
      firstOf(CASE_SENSITIVE, typedFunctions) ??
      [...functions].find((name) => name.endsWith('_cs')) ??
      firstOf(READING_TEXT, functions);
    if (sensitive != null) return `'${sensitive.replace(/^(?:string|dynamic) /, '')}' tells letters by their case`;
    const step = firstOf(
      ['parse', 'parse-where', 'join inner', 'join leftanti', 'evaluate:bag_unpack', 'mv-expand', 'mv-apply'],
      steps,
    );
    return step === null ? null : `'${step}' tells letters by their case`;
  },
  violation: (events, now, run) => {
    const upper = mapped(events, (rows) =>
      rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, capital(value)]))),
    );
    const expected = run(events, now);
    const same =
      canonical(run(upper, now), (text) => text.toLowerCase()) === canonical(expected, (text) => text.toLowerCase());
    return same ? null : { events: upper, now, expected };
  },
};

const capital = (value: Plain): Plain =>
  typeof value === 'string' && /^[ -~]*$/.test(value) && value.search(ISO) < 0 && !/^\s*[[{]/.test(value)
    ? value.toUpperCase()
    : value;

export const PROPERTIES: readonly Property[] = [order, alone, monotone, shift, letterCase];
