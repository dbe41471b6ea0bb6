import { stringifyPlain } from '../../../engine/values/plain.js';
import type { EvidencedReport } from '../../evidenced-report.js';
import { evidenceOf } from '../evidence.js';

/** A report as one JSON object in one line; rows are objects by column name. */
export function reportJson({
  rule,
  status,
  why,
  columns,
  rows,
  firstSeen,
  lastSeen,
  exclusions,
  notes,
  evidence,
}: EvidencedReport): string {
  const { id, name, file, severity, tactics, techniques } = rule;
  const found = rows.map((row, number) => {
    const fields = columns.map((column, i) => `${JSON.stringify(column.name)}:${stringifyPlain(row[i] ?? null)}`);
    if (evidence !== null) fields.push(`"$evidence":${stringifyPlain(evidenceOf(evidence[number]))}`);
    return `{${fields.join(',')}}`;
  });
  const effects = exclusions.map(({ exclusion, ...effect }) => ({
    name: exclusion.name,
    reason: exclusion.reason,
    owner: exclusion.owner,
    ...effect,
  }));
  const before = { id, name, file, severity, tactics, techniques, status, why, hits: rows.length, firstSeen, lastSeen };
  const text = JSON.stringify({ ...before, exclusions: effects, notes });
  return `${text.slice(0, -1)},"rows":[${found.join(',')}]}`;
}
