import type { Plain } from '../../../engine/values/json.js';
import type { RuleReport } from '../../../rules/index.js';
import { cellText } from '../cell.js';
import { effectOf } from '../exclusion-summary.js';
import { inOrderOfUse } from './in-order-of-use.js';
import { summaryLine, summaryRows } from './summary.js';

const MOST_ROWS = 200;

/** All reports as one page of Markdown: a summary, then each rule that found something with its rows. */
export function markdownReport(reports: readonly RuleReport[]): string {
  const { columns, rows } = summaryRows(reports);
  const parts = [
    '# Rules run by kqlocal',
    `${summaryLine(reports)}.`,
    table(
      columns.map(({ name }) => name),
      [...rows],
    ),
    ...inOrderOfUse(reports)
      .filter(({ rows: found, status }) => found.length > 0 || status === 'failed')
      .map(section),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section({ rule, why, columns, rows, exclusions, notes }: RuleReport): string {
  const labels = [rule.severity, ...rule.tactics, ...rule.techniques].filter((label) => label !== null);
  const parts = [`## ${inline(rule.name)}`];
  if (labels.length > 0) parts.push(labels.map(inline).join(' · '));
  if (rule.description.trim() !== '') parts.push(quoted(rule.description));
  if (why !== null) parts.push(`Failed: ${inline(why)}`);
  if (rows.length > 0) {
    parts.push(
      table(
        columns.map(({ name }) => name),
        rows.slice(0, MOST_ROWS),
      ),
    );
  }
  if (rows.length > MOST_ROWS) parts.push(`${rows.length - MOST_ROWS} more rows are not shown.`);
  const effects = exclusions.map((outcome) => `- ${inline(outcome.exclusion.name)}: ${inline(effectOf(outcome))}`);
  if (effects.length > 0) parts.push(`Exclusions:\n\n${effects.join('\n')}`);
  if (notes.length > 0) parts.push(notes.map((note) => `- ${inline(note)}`).join('\n'));
  return parts.join('\n\n');
}

function table(header: readonly string[], rows: readonly (readonly Plain[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inline).join(' | ')} |`;
  return [line(header), `|${header.map(() => '---|').join('')}`, ...rows.map((row) => line(row.map(cellText)))].join(
    '\n',
  );
}

const quoted = (text: string) =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${inline(line)}`.trimEnd())
    .join('\n');

/** Text that no sign of Markdown or HTML takes for its own, on one line. */
function inline(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, (sign) => `\\${sign}`).replace(/\s*\r?\n\s*/g, ' ');
}
