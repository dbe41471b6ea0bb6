// What the tests of rules leave untried, for a terminal.

import { gapOf, type PredicateCoverage, type RuleCoverage, tallyOf } from '../../../testing/coverage/rule-coverage.js';
import { paint } from '../paint.js';
import { plural } from '../plural.js';
import { printable } from '../printable.js';

/** A rule a line, and below it a line for each predicate that no test made true, or none false. */
export function coverageAsText(coverages: readonly RuleCoverage[]): string {
  const width = Math.max(...coverages.map((coverage) => percentText(coverage).length));
  const lines = coverages.flatMap((coverage) => {
    const { rule } = coverage;
    const { covered, total } = tallyOf(coverage);
    const head = `${percentText(coverage).padStart(width)}  ${paint.bold(printable(rule))}  ${paint.dim(`${covered} of ${plural(total, 'outcome')}`)}`;
    return [head, ...gapLines(coverage).map((line) => `${' '.repeat(width)}  ${line}`)];
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** `93 %` */
const percentText = (coverage: RuleCoverage): string => `${tallyOf(coverage).percent} %`;

/** What is missing, a line each; items of one list share one, as lists may be long. */
function gapLines({ query, predicates }: RuleCoverage): string[] {
  const gaps = predicates.filter((predicate) => gapOf(predicate) !== null);
  const groups: PredicateCoverage[][] = [];
  for (const gap of gaps) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && isSameList(last, gap, query)) group.push(gap);
    else groups.push([gap]);
  }
  return groups.map(gapLine);
}

/** Whether no list ends between two items. */
function isSameList(item: PredicateCoverage, next: PredicateCoverage, query: string): boolean {
  if (item.kind !== 'item' || next.kind !== 'item' || item.exclusion !== next.exclusion) return false;
  return item.span === null || next.span === null || !/[\])]/.test(query.slice(item.span.end, next.span.start));
}

function gapLine(group: readonly PredicateCoverage[]): string {
  const [first] = group as [PredicateCoverage];
  const texts = group.slice(0, MOST_ITEMS).map(({ text }) => text);
  const more = group.length > MOST_ITEMS ? ` and ${group.length - MOST_ITEMS} more` : '';
  const gap = paint.yellow((gapOf(first) ?? '').padEnd(WIDEST_GAP));
  return `${gap}  ${placeText(first)}  ${printable(shortened(texts.join(', ')))}${more}`;
}

const MOST_ITEMS = 4;
const LONGEST_TEXT = 120;

const shortened = (text: string) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text);

const WIDEST_GAP = 'never reached'.length;

/** `rules/hunt.yaml:12:9`, and the exclusion that it is part of. */
function placeText({ file, line, column, exclusion }: PredicateCoverage): string {
  if (exclusion !== null) return `${file}:${line}  exclusion '${printable(exclusion)}':`;
  return column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
}
