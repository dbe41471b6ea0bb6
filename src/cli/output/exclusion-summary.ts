import type { ExclusionOutcome } from '../../rules/index.js';

/** What each exclusion of a rule took away, a line each; empty where there is none. */
export function exclusionSummary(outcomes: readonly ExclusionOutcome[]): string {
  if (outcomes.length === 0) return '';
  const width = Math.max(...outcomes.map(({ exclusion }) => exclusion.name.length));
  const lines = outcomes.map((outcome) => `  ${outcome.exclusion.name.padEnd(width)}  ${effectOf(outcome)}\n`);
  return `exclusions (--no-exclusions shows the rule as written):\n${lines.join('')}`;
}

/** `5 events, 2 rows` */
export function effectOf({ notApplied, events, rows, suspicious }: ExclusionOutcome): string {
  if (notApplied !== null) return `not applied: ${notApplied}`;
  if (suspicious === 'nothing') return 'took nothing away';
  const taken = [...(events === null ? [] : [countOf(events, 'event')]), countOf(rows, 'row')].join(', ');
  return suspicious === 'everything' ? `${taken}: everything that the rule finds` : taken;
}

const countOf = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
