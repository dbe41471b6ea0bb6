// The raw events behind the rows of a result, as text and as a column of the result.

import type { Plain } from '../../engine/values/json.js';
import type { RowEvidence } from '../../testing/lineage/evidence.js';
import type { EvidencedReport } from '../evidenced-report.js';
import type { Rows } from './formats.js';
import { paint } from './paint.js';
import { plural } from './plural.js';
import { eventLine, shortened, shownValue } from './why.js';

/** The column that holds them in JSON and CSV; no query can write its name. */
const COLUMN = { name: '$evidence', type: 'dynamic' } as const;

/** The result, with a further column of events where they were asked for. */
export function withEvidence(report: EvidencedReport): Rows {
  const { columns, rows, evidence } = report;
  if (evidence === null) return report;
  return { columns: [...columns, COLUMN], rows: rows.map((row, i) => [...row, evidenceOf(evidence[i])]) };
}

/** The events of a row as plain data. */
export function evidenceOf(evidence: RowEvidence | undefined): Plain {
  const { events, eventCount, exact } = evidence ?? { events: [], eventCount: 0, exact: true };
  const shown = events.map(({ values, ...event }): Plain => {
    return { ...event, values: Object.fromEntries(values.map(({ name, value }) => [name, value])) };
  });
  return { events: shown, eventCount, exact };
}

/** Each row with its events below it. */
export function evidenceText({ columns, rows, evidence }: EvidencedReport): string {
  if (evidence === null) return '';
  const lines = rows.flatMap((row, i) => {
    const { events, eventCount, exact } = evidence[i] ?? { events: [], eventCount: 0, exact: true };
    const shown = columns.map(({ name }, k) => shownValue({ name, value: row[k] ?? null })).join(', ');
    const more = eventCount > events.length ? [`    ${plural(eventCount - events.length, 'further event')}`] : [];
    return [
      '',
      `${paint.bold(`row ${i + 1}`)}: ${shortened(shown)}`,
      `  ${exact ? '' : 'among '}${plural(eventCount, 'event')}${exact ? '' : ': a step of the query does not tell which'}`,
      ...events.map(
        (event) => `    ${eventLine(event)}  ${paint.dim(shortened(event.values.map(shownValue).join(', ')))}`,
      ),
      ...more,
    ];
  });
  return `${lines.join('\n')}\n`;
}
