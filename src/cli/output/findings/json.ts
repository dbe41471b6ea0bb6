import { countOf, type Findings } from './findings.js';

/** An object with the counts and the findings; `shown`, which is for people, is left out. */
export function jsonOf(found: Findings): string {
  const findings = found.findings.map(({ shown: _, ...finding }) => finding);
  const counts = { files: found.files, errors: countOf(found, 'error'), warnings: countOf(found, 'warning') };
  return `${JSON.stringify({ ...counts, findings }, null, 2)}\n`;
}
