// What the tests of rules leave untried, for a terminal.

import {
  gapOf,
  type PredicateCoverage,
  type RuleCoverage,
  type Tally,
  tallyOf,
  totalOf,
} from '../../../testing/coverage/rule-coverage.js';
import { paint } from '../paint.js';
import { plural } from '../plural.js';
import { printable } from '../printable.js';

/** A rule a line, and below it what no test made true or false; of several rules the sum in the last line. */
export function coverageAsText(coverages: readonly RuleCoverage[]): string {
  const lines = coverages.flatMap((coverage) => [
    headLine(printable(coverage.rule), tallyOf(coverage)),
    ...gapLines(coverage).map((line) => `       ${line}`),
  ]);
  if (coverages.length > 1) lines.push(headLine(plural(coverages.length, 'rule'), totalOf(coverages)));
  return lines.map((line) => `${line}\n`).join('');
}

/** ` 93 %  Many logons  13 of 14 outcomes` */
function headLine(name: string, { percent, covered, total }: Tally): string {
  const counts = `${covered.toLocaleString('en-US')} of ${plural(total, 'outcome')}`;
  return `${String(percent).padStart(3)} %  ${paint.bold(name)}  ${paint.dim(counts)}`;
}

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
