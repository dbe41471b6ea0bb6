import { gapOf, type PredicateCoverage } from '../../../testing/coverage/rule-coverage.js';
import { escapeHtml as text } from '../report/escape-html.js';

/** What a mark of something untried links to. */
export interface GapLink {
  readonly id: string;
  readonly number: number;
}

/** A query as HTML, with a mark around each predicate. Predicates lie in one another or apart. */
export function annotated(
  query: string,
  predicates: readonly PredicateCoverage[],
  linkOf: (predicate: PredicateCoverage) => GapLink,
): string {
  const parts: string[] = [];
  const open: PredicateCoverage[] = [];
  let at = 0;
  const writeTo = (end: number) => {
    parts.push(text(query.slice(at, end)));
    at = Math.max(at, end);
  };
  const closeBefore = (start: number) => {
    for (let last = open.at(-1); last?.span != null && last.span.end <= start; last = open.at(-1)) {
      writeTo(last.span.end);
      parts.push(closing(last, linkOf));
      open.pop();
    }
  };
  for (const predicate of predicates) {
    if (predicate.span === null) continue;
    closeBefore(predicate.span.start);
    writeTo(predicate.span.start);
    parts.push(opening(predicate));
    open.push(predicate);
  }
  closeBefore(query.length);
  writeTo(query.length);
  return parts.join('');
}

function opening(predicate: PredicateCoverage): string {
  const gap = gapOf(predicate);
  return gap === null ? '<mark class="full">' : `<mark class="untried" title="${gap}">`;
}

function closing(predicate: PredicateCoverage, linkOf: (predicate: PredicateCoverage) => GapLink): string {
  const gap = gapOf(predicate);
  if (gap === null) return '</mark>';
  const { id, number } = linkOf(predicate);
  return `<sup><a href="#${id}" aria-label="${number}: ${gap}">${number}</a></sup></mark>`;
}
