// The raw events behind the rows of one rule, in the report: a heading a row, to which the row links.

import type { EvidencedReport } from '../../evidenced-report.js';
import { plural } from '../plural.js';
import { eventPlace, shownValue } from '../why.js';
import { escapeHtml as text } from './escape-html.js';

/** What a row of a rule links to. */
export const evidenceId = (rule: number, row: number): string => `rule-${rule + 1}-row-${row + 1}`;

/** @param rule the rule's number in the report, from 0 */
export function evidenceSection({ evidence }: EvidencedReport, rule: number, mostRows: number): string {
  if (evidence === null) return '';
  const items = evidence.slice(0, mostRows).map(({ events, eventCount, exact }, row) => {
    const more = eventCount - events.length;
    const lines = events.map((event) => {
      const values = event.values.map((value) => text(shownValue(value))).join('<br>');
      return `<tr><td>${text(eventPlace(event))}</td><td>${text(event.time ?? '')}</td><td>${values}</td></tr>`;
    });
    const head = `Row ${row + 1}: ${exact ? '' : 'among '}${plural(eventCount, 'event')}`;
    const rest = more > 0 ? `<p class="quiet">${plural(more, 'further event')}.</p>` : '';
    return `<li id="${evidenceId(rule, row)}">${head}<div class="wide"><table>${lines.join('\n')}</table></div>${rest}</li>`;
  });
  return `<details class="evidence" open><summary>Events behind the rows</summary><ol>${items.join('\n')}</ol></details>`;
}
