// What mutants survived, as text for a terminal and as Markdown.

import type { MutationReport, PlacedMutant } from './score.js';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const percent = (score: number) => `${Math.floor(score * 100)} %`;

function summary({ killed, survived, equivalent, score }: MutationReport): string {
  if (score === null) return 'no mutants';
  const left = equivalent.length === 0 ? '' : `, ${equivalent.length} that mean the same left out`;
  return `${killed} of ${killed + survived.length} mutants killed (${percent(score)})${left}`;
}

/** What the mutant has in the place of what: `has → contains`, `| where … left out`. */
function change({ original, text }: PlacedMutant, quote: (text: string) => string): string {
  if (text === '') return `${quote(oneLine(original))} left out`;
  return original === '' ? `${quote(oneLine(text))} put in` : `${quote(oneLine(original))} → ${quote(oneLine(text))}`;
}

export function reportAsText(reports: readonly MutationReport[]): string {
  return reports
    .map((report) => {
      const lines = report.survived.map(
        (mutant) =>
          `  survived  ${report.file}:${mutant.line}:${mutant.column}  ${mutant.kind}: ${change(mutant, (text) => text)}`,
      );
      return [`${report.rule}: ${summary(report)}`, ...lines, ''].join('\n');
    })
    .join('\n');
}

export function reportAsMarkdown(reports: readonly MutationReport[]): string {
  const code = (text: string) => {
    const fence = text.includes('`') ? '``' : '`';
    return `${fence}${text.replaceAll('|', '\\|')}${fence}`;
  };
  return reports
    .map((report) => {
      const rows = report.survived.map(
        (mutant) => `| ${mutant.line}:${mutant.column} | ${mutant.kind} | ${change(mutant, code)} |`,
      );
      const table = rows.length === 0 ? [] : ['', '| Place | What | Change |', '|---|---|---|', ...rows];
      return [`## ${report.rule}`, '', `${code(report.file)}: ${summary(report)}`, ...table, ''].join('\n');
    })
    .join('\n');
}
