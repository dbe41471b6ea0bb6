import type { Plain } from '../../engine/values/json.js';
import type { Events } from '../synthesis/events.js';
import { canonicalRows, mapped } from './compare.js';
import { firstOf, type PlanTraits, WINDOW_FUNCTIONS } from './plan-traits.js';
import type { Property, Rows } from './property.js';

/** Operators and functions on texts, by the type of their first argument, that tell letters by their case. */
const CASE_SENSITIVE = [
  'string ==',
  'string !=',
  'string in',
  'string !in',
  'string matches regex',
  'string min',
  'string max',
  'string arg_max',
  'string arg_min',
  'dynamic in',
  'dynamic !in',
  'dynamic ==',
  'dynamic !=',
];
const READING_TEXT = [
  '[]',
  'array_index_of',
  'base64_decode_tostring',
  'base64_encode_tostring',
  'case',
  'countof',
  'extract',
  'extract_all',
  'gettype',
  'has_any_index',
  'hash',
  'hash_md5',
  'hash_sha1',
  'hash_sha256',
  'iff',
  'iif',
  'indexof',
  'indexof_regex',
  'parse_command_line',
  'parse_csv',
  'parse_json',
  'parse_path',
  'parse_url',
  'parse_urlquery',
  'parse_user_agent',
  'parse_xml',
  'replace',
  'replace_regex',
  'replace_string',
  'replace_strings',
  'set_difference',
  'set_has_element',
  'set_intersect',
  'split',
  'strcmp',
  'tobool',
  'toboolean',
  'todatetime',
  'todouble',
  'todynamic',
  'toguid',
  'toint',
  'tolong',
  'totimespan',
  'translate',
  'trim',
  'trim_end',
  'trim_start',
  'url_decode',
  'zlib_decompress_from_base64_string',
];
const STEPS = [
  'parse',
  'parse-where',
  'parse-kv',
  'evaluate:bag_unpack',
  'evaluate:pivot',
  'mv-expand',
  'mv-apply',
  'reduce',
  'take',
  'top',
  'top-nested',
  'sample',
  'sample-distinct',
];

function sensitivePart({ typedFunctions, functions, steps }: PlanTraits): string | null {
  return (
    firstOf(CASE_SENSITIVE, typedFunctions)?.replace(/^(?:string|dynamic) /, '') ??
    [...functions].find((name) => name.endsWith('_cs')) ??
    firstOf(READING_TEXT, functions) ??
    // Another case is another order.
    firstOf(WINDOW_FUNCTIONS, functions) ??
    firstOf(STEPS, steps)
  );
}

export const letterCase: Property = {
  name: 'case of letters',
  exempt: ({ traits }) => {
    const part = sensitivePart(traits);
    if (part !== null) return `'${part}' tells letters by their case`;
    const literal = traits.constants.find(({ type, value }) => type === 'dynamic' && value !== null);
    return literal !== undefined && traits.steps.has('join inner') ? 'a list of the query is joined' : null;
  },
  violation: (events, { now, run }) => {
    const [lower, upper] = [inLetters(events, lowerCase), inLetters(events, upperCase)];
    const expected = run(lower, now);
    const found = run(upper, now);
    if (lowered(found) === lowered(expected)) return null;
    return { events: upper, now, expected, countOnly: found.length !== expected.length };
  },
};

const lowered = (rows: Rows) => canonicalRows(rows, lowerCase).join('\n');

/** The events with their texts in one case, so that no two of them differ in that alone. */
function inLetters(events: Events, change: (text: string) => string): Events {
  const changed = (value: Plain) => (typeof value === 'string' && isPlainText(value) ? change(value) : value);
  return mapped(events, (rows) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, changed(value)]))),
  );
}

const lowerCase = (text: string) => text.toLowerCase();
const upperCase = (text: string) => text.toUpperCase();

/** Letters that have each one partner; neither times nor JSON, which have their own. */
const isPlainText = (text: string) => /^[ -~]*$/.test(text) && !/\d{4}-\d\d-\d\dT|^\s*[[{]/.test(text);
