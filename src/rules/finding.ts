import { type Diagnostic, placeOf, type QueryText, renderDiagnostic } from '../engine/engine.js';
import type { RuleFinding } from './checks/rule-check.js';

/** Something that a check found. Lines and columns are from 1, columns in UTF-16 units; the end is exclusive. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: Diagnostic['severity'];
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** the finding for people, with the line of text that it is about */
  readonly shown: string;
}

/** What was found in a query, or in a condition of an exclusion. */
export function queryFinding(diagnostic: Diagnostic, text: QueryText): Finding {
  const { severity, code, message, hint, start, length } = diagnostic;
  const from = placeOf(start, text);
  const to = placeOf(start + length, text);
  const place = { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  const shown = renderDiagnostic(diagnostic, text);
  return { file: text.name, ...place, severity, code, message, ...(hint === undefined ? {} : { hint }), shown };
}

/**
 * What was found on a line of a file.
 * @param text the line; shown where it is given
 */
export function lineFinding(
  file: string,
  { severity, code, message, hint, line }: Omit<RuleFinding, 'line'> & { readonly line: number },
  text = '',
): Finding {
  const column = text.length - text.trimStart().length + 1;
  const place = { line, column, endLine: line, endColumn: Math.max(column, text.trimEnd().length + 1) };
  const gutter = ' '.repeat(String(line).length);
  const lines = [`${severity} ${code}: ${message}`, `${gutter}--> ${file}:${line}`];
  if (text.trim() !== '') lines.push(`${gutter} |`, `${line} | ${shortened(text.trimEnd())}`);
  if (hint !== undefined) lines.push(`${gutter} = ${hint}`);
  return { file, ...place, severity, code, message, ...(hint === undefined ? {} : { hint }), shown: lines.join('\n') };
}

const LONGEST_LINE = 160;

const shortened = (line: string) => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line);
