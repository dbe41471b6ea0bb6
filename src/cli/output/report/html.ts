// All reports as one HTML file that needs nothing from elsewhere.

import type { Column } from '../../../engine/values/types.js';
import type { EvidencedReport } from '../../evidenced-report.js';
import { cellText } from '../cell.js';
import { effectOf } from '../exclusion-summary.js';
import { coverageOf } from './attack.js';
import { escapeHtml as text } from './escape-html.js';
import { evidenceId, evidenceSection } from './evidence-html.js';
import { inOrderOfUse } from './in-order-of-use.js';
import { summaryLine, summaryRows } from './summary.js';
import { timeline } from './timeline.js';

const MOST_ROWS = 1000;

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --hit: #d9480f; --soft: #8882; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem; padding: 0 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
table { border-collapse: collapse; font-size: 13px; } th { text-align: left; white-space: nowrap; position: sticky; top: 0; background: Canvas; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem; vertical-align: top; max-width: 32rem; overflow-wrap: break-word; }
td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.wide, pre { overflow-x: auto; } .hit { color: var(--hit); font-weight: 600; } .quiet { opacity: .7; }
.label { background: var(--soft); border-radius: .3rem; padding: 0 .4rem; margin-right: .3rem; font-size: 13px; }
.techniques { display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; list-style: none; }
.techniques li { border: 1px solid var(--line); border-radius: .3rem; padding: .1rem .5rem; font-size: 13px; }
.techniques li.found { border-color: var(--hit); }
.evidence td { font-size: 12px; } li:target { background: var(--soft); }
svg { min-width: 44rem; } svg text { font: 11px system-ui, sans-serif; fill: CanvasText; } svg .mark { fill: var(--hit); } svg .axis { stroke: var(--line); }
@media (max-width: 75rem) {
  .summary thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .summary tr { display: flex; flex-wrap: wrap; gap: 0 1.2rem; border-bottom: 1px solid var(--line); padding: .4rem 0; }
  .summary td { display: block; border: 0; padding: 0; max-width: 100%; } .summary td:empty { display: none; }
  .summary td:first-child { flex-basis: 100%; font-weight: 600; }
  .summary td:not(:first-child)::before { content: attr(data-column) ' '; opacity: .7; font-weight: 400; }
}
`;

export function htmlReport(reports: readonly EvidencedReport[]): string {
  const { columns, rows } = summaryRows(reports);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rules run by kqlocal</title>
<style>${STYLE}</style>
<h1>Rules run by kqlocal</h1>
<p>${text(summaryLine(reports))}.</p>
${summary(columns, [...rows])}
${timeline(reports)}
${coverage(reports)}
${inOrderOfUse(reports)
  .filter(({ rows: found, status }) => found.length > 0 || status === 'failed')
  .map((report, number) => section(report, number))
  .join('\n')}
</html>
`;
}

/** A row a rule; where the page is narrow a block a rule, with the names of the columns before what is not empty. */
function summary(columns: readonly Column[], rows: readonly (readonly Cells[number][])[]): string {
  const body = rows.map((row) => {
    const cells = row.map((value, i) => cellOf(value, columns[i], ` data-column="${text(columns[i]?.name ?? '')}"`));
    return `<tr${Number(row[3] ?? 0) > 0 ? ' class="hit"' : ''}>${cells.join('')}</tr>`;
  });
  return tableOf(headOf(columns), body, ' class="summary"');
}

function section(report: EvidencedReport, number: number): string {
  const { rule, why, columns, rows, exclusions, notes, evidence } = report;
  const labels = [rule.severity, ...rule.tactics, ...rule.techniques].filter((label) => label !== null);
  const effects = exclusions.map((outcome) => `<li>${text(`${outcome.exclusion.name}: ${effectOf(outcome)}`)}</li>`);
  return `<section>
<h2>${text(rule.name)}</h2>
<p>${labels.map((label) => `<span class="label">${text(label)}</span>`).join('')}</p>
${rule.description.trim() === '' ? '' : `<p>${text(rule.description.trim()).replace(/\r?\n/g, '<br>')}</p>`}
${why === null ? '' : `<p class="hit">failed: ${text(why)}</p>`}
${rows.length === 0 ? '' : table(columns, rows.slice(0, MOST_ROWS), evidence === null ? null : number)}
${rows.length > MOST_ROWS ? `<p class="quiet">${rows.length - MOST_ROWS} more rows are not shown.</p>` : ''}
${evidenceSection(report, number, MOST_ROWS)}
${effects.length === 0 ? '' : `<p>Exclusions:</p><ul>${effects.join('')}</ul>`}
${notes.map((note) => `<p class="quiet">${text(note)}</p>`).join('')}
<details><summary>Query</summary><pre>${text(rule.query)}</pre></details>
</section>`;
}

type Cells = Parameters<typeof cellText>[0][];

function table(
  columns: readonly Column[],
  rows: readonly (readonly Cells[number][])[],
  linkedRule: number | null,
): string {
  const body = rows.map((row, number) => {
    const link = linkedRule === null ? '' : `<td><a href="#${evidenceId(linkedRule, number)}">${number + 1}</a></td>`;
    return `<tr>${link}${row.map((value, i) => cellOf(value, columns[i])).join('')}</tr>`;
  });
  return tableOf((linkedRule === null ? '' : '<th></th>') + headOf(columns), body);
}

const tableOf = (head: string, body: readonly string[], attributes = '') =>
  `<div class="wide"><table${attributes}><thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody></table></div>`;

const headOf = (columns: readonly Column[]) => columns.map(({ name }) => `<th>${text(name)}</th>`).join('');

const cellOf = (value: Cells[number], column: Column | undefined, attributes = '') =>
  `<td${classOf(value, column)}${attributes}>${text(cellText(value))}</td>`;

function classOf(value: Cells[number], column: Column | undefined): string {
  if (typeof value === 'number') return ' class="number"';
  return column?.type === 'datetime' ? ' class="time"' : '';
}

function coverage(reports: readonly EvidencedReport[]): string {
  const items = coverageOf(reports).map(({ technique, rules, hits }) => {
    const title = `${rules.join('\n')}`;
    return `<li${hits > 0 ? ' class="found"' : ''} title="${text(title)}">${text(technique)} <span class="quiet">${rules.length} rule${rules.length === 1 ? '' : 's'}, ${hits} row${hits === 1 ? '' : 's'}</span></li>`;
  });
  return items.length === 0 ? '' : `<h2>ATT&amp;CK</h2><ul class="techniques">${items.join('\n')}</ul>`;
}
