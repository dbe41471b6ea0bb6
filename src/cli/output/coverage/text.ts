// What the tests of rules leave untried, for a terminal.

import { gapOf, type PredicateCoverage, type RuleCoverage, tallyOf } from '../../../testing/coverage/rule-coverage.js';
import { paint } from '../paint.js';
import { plural } from '../plural.js';
import { printable } from '../printable.js';

/** A rule a line, and below it a line for each predicate that no test made true, or none false. */
export function coverageAsText(coverages: readonly RuleCoverage[]): string {
  const width = Math.max(...coverages.map((coverage) => percentText(coverage).length));
  const lines = coverages.flatMap((coverage) => {
    const { rule, predicates } = coverage;
    const { covered, total } = tallyOf(coverage);
    const head = `${percentText(coverage).padStart(width)}  ${paint.bold(printable(rule))}  ${paint.dim(`${covered} of ${plural(total, 'outcome')}`)}`;
    return [head, ...predicates.flatMap(gapLines).map((line) => `${' '.repeat(width)}  ${line}`)];
  });
  return lines.map((line) => `${line}\n`).join('');
}

/** `93 %` */
const percentText = (coverage: RuleCoverage): string => `${tallyOf(coverage).percent} %`;

function gapLines(predicate: PredicateCoverage): string[] {
  const gap = gapOf(predicate);
  if (gap === null) return [];
  return [`${paint.yellow(gap.padEnd(WIDEST_GAP))}  ${placeText(predicate)}  ${printable(shortened(predicate.text))}`];
}

const LONGEST_TEXT = 120;

const shortened = (text: string) => (text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text);

const WIDEST_GAP = 'never reached'.length;

/** `rules/hunt.yaml:12:9`, and the exclusion that it is part of. */
function placeText({ file, line, column, exclusion }: PredicateCoverage): string {
  if (exclusion !== null) return `${file}:${line}  exclusion '${printable(exclusion)}':`;
  return column === null ? `${file}:${line}` : `${file}:${line}:${column}`;
}
