// Findings of a check in the forms in which they can be printed.

import type { Finding } from '../../../rules/index.js';

/** What was checked, and what was found. */
export interface Findings {
  readonly files: number;
  readonly findings: readonly Finding[];
}

export const FINDING_FORMATS = ['text', 'json', 'github', 'sarif'] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

type Printer = (found: Findings) => string;

const PRINTERS: Readonly<Record<FindingFormat, () => Promise<Printer>>> = {
  text: async () => textOf,
  json: async () => (await import('./json.js')).jsonOf,
  github: async () => (await import('./github.js')).githubOf,
  sarif: async () => (await import('./sarif.js')).sarifOf,
};

export async function findingsIn(format: FindingFormat, found: Findings): Promise<string> {
  return (await PRINTERS[format]())(found);
}

function textOf({ findings }: Findings): string {
  return findings.map(({ shown }) => `${shown}\n\n`).join('');
}

export function countOf({ findings }: Findings, severity: Finding['severity']): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

/** `3 files, 1 error, 2 warnings` */
export function summaryOf(found: Findings): string {
  const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  return [
    counted(found.files, 'file'),
    counted(countOf(found, 'error'), 'error'),
    counted(countOf(found, 'warning'), 'warning'),
  ].join(', ');
}

/** The message with its hint, in a line. */
export function sentenceOf({ message, hint }: Finding): string {
  return hint === undefined ? message : `${message}; ${hint}`;
}
