// Prints diagnostics for people: the message, the file and place, the line of text with the place underlined, the hint.

import type { Diagnostic } from './diagnostic.js';

/** Where a query stands: a file of its own, or a block inside a YAML file. */
export interface QueryText {
  /** shown before the place, such as `rules/brute-force.yaml` */
  readonly name: string;
  readonly text: string;
  /** where line `line` (0-based) of the query begins in the file; without it the query is the whole file */
  readonly place?: (line: number) => { line: number; column: number };
}

export interface Place {
  /** 1-based */
  readonly line: number;
  /** 1-based, in UTF-16 units */
  readonly column: number;
}

/** The line and column of an offset, both from 1, in the file in which the query stands. */
export function placeOf(offset: number, query: QueryText): Place {
  const before = query.text.slice(0, offset);
  const line = before.split('\n').length - 1;
  const column = offset - (before.lastIndexOf('\n') + 1);
  const shift = query.place?.(line) ?? { line, column: 0 };
  return { line: shift.line + 1, column: shift.column + column + 1 };
}

export function renderDiagnostics(diagnostics: readonly Diagnostic[], query: QueryText): string {
  return diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, query)).join('\n\n');
}

export function renderDiagnostic(diagnostic: Diagnostic, query: QueryText): string {
  const { text } = query;
  const lineStart = text.lastIndexOf('\n', diagnostic.start - 1) + 1;
  const lineBreak = text.indexOf('\n', diagnostic.start);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const { line, column } = placeOf(diagnostic.start, query);
  const shown = window(text.slice(lineStart, lineEnd).replace(/\r$/, ''), diagnostic.start - lineStart);
  const width = Math.max(1, Math.min(diagnostic.length, shown.text.length - shown.at));
  const gutter = ' '.repeat(String(line).length);
  const lines = [
    `${diagnostic.severity} ${diagnostic.code}: ${diagnostic.message}`,
    `${gutter}--> ${query.name}:${line}:${column}`,
    `${gutter} |`,
    `${line} | ${shown.text}`,
    `${gutter} | ${shown.text.slice(0, shown.at).replace(/[^\t]/g, ' ')}${'^'.repeat(width)}`,
  ];
  if (diagnostic.hint !== undefined) lines.push(`${gutter} = ${diagnostic.hint}`);
  return lines.join('\n');
}

const WIDEST_LINE = 160;

/** A long line cut to the part around the place. */
function window(line: string, at: number): { text: string; at: number } {
  if (line.length <= WIDEST_LINE) return { text: line, at };
  const start = Math.max(0, Math.min(at - 60, line.length - WIDEST_LINE));
  const head = start > 0 ? '…' : '';
  const tail = start + WIDEST_LINE < line.length ? '…' : '';
  return { text: head + line.slice(start, start + WIDEST_LINE) + tail, at: at - start + head.length };
}
