// Predicates with their texts and their places in files.

import type { Span } from '../../engine/diagnostics/diagnostic.js';
import { placeOf } from '../../engine/engine.js';
import type { Expr } from '../../engine/query-parts.js';
import { textOfExpr } from '../../engine/trace/condition.js';
import { plainOf, stringifyPlain } from '../../engine/values/plain.js';
import { queryTextOf, type Rule, type RuleExclusion } from '../../rules/index.js';
import type { Observation } from './observe.js';
import type { PredicateCoverage } from './rule-coverage.js';

/** What a run made of a predicate of a rule's query. */
export function predicateOfQuery({ shown, place, kind, wasTrue, wasFalse }: Placed, rule: Rule): PredicateCoverage {
  const span = isElement(shown) ? elementSpan(textOf(shown), place, rule.query) : balanced(place, rule.query);
  const text = isElement(shown) ? textOf(shown) : oneLine(rule.query.slice(span.start, span.end));
  const at = placeOf(span.start, queryTextOf(rule));
  return { kind, text, exclusion: null, span, file: rule.file, ...at, wasTrue, wasFalse };
}

type Placed = Observation & { readonly place: Span };

/** What a run made of a predicate of an exclusion. */
export function predicateOfExclusion(
  { name, file, line, condition }: RuleExclusion,
  { shown, kind, isWhole, wasTrue, wasFalse }: Observation,
): PredicateCoverage {
  const text = isWhole ? oneLine(condition) : textOf(shown);
  return { kind, text, exclusion: name, span: null, file, line, column: null, wasTrue, wasFalse };
}

/** The condition of an exclusion that was not applied in any run. */
export function unusedExclusion({ name, file, line, condition }: RuleExclusion): PredicateCoverage {
  const unreached = { kind: 'condition', wasTrue: false, wasFalse: false } as const;
  return { ...unreached, text: oneLine(condition), exclusion: name, span: null, file, line, column: null };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Whether it is an element of an array, which has no place of its own. */
const isElement = (shown: Expr) => shown.kind === 'constant' && shown.type === 'dynamic';

/** Elements of arrays as JSON has them, everything else as KQL. */
function textOf(shown: Expr): string {
  if (shown.kind === 'constant' && shown.type === 'dynamic') return stringifyPlain(plainOf('dynamic')(shown.value));
  return oneLine(textOfExpr(shown));
}

const TEXTS = /@"[^"]*"|@'[^']*'|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** A place with the parenthesis that opens its first operand or closes its last one: places of operators leave them out. */
function balanced({ start, end }: Span, query: string): Span {
  const signs = query.slice(start, end).replace(TEXTS, '').match(/[()]/g) ?? [];
  let closing = 0;
  let opening = 0;
  for (const sign of signs) {
    if (sign === '(') opening++;
    else if (opening > 0) opening--;
    else closing++;
  }
  const before = new RegExp(`(?:\\(\\s*){${closing}}$`).exec(query.slice(0, start));
  const after = new RegExp(`^(?:\\s*\\)){${opening}}`).exec(query.slice(end));
  return { start: start - (before?.[0].length ?? 0), end: end + (after?.[0].length ?? 0) };
}

/** Where an element stands in the array that holds it; the array where it is written in another way there. */
function elementSpan(json: string, array: Span, query: string): Span {
  const literal = query.slice(array.start, array.end);
  const forms = [json, json.replace(/^"(.*)"$/s, "'$1'")].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const found = new RegExp(`(?<![\\w.-])(?:${forms.join('|')})(?![\\w.])`).exec(literal);
  if (found === null) return array;
  const start = array.start + found.index;
  return { start, end: start + found[0].length };
}
