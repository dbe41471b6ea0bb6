// Checks rules without running them: what is wrong with their queries, at places of their files.

import { analyze, type Diagnostic, noQuery, placeOf, renderDiagnostic, type Schema } from '../engine/engine.js';
import { loadRule } from './load.js';
import { queryAsRule } from './query-rule.js';
import { queryTextOf, type Rule, RuleError } from './rule.js';

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

/** What is wrong with the rule in a file, by place; that the file holds no rule is a finding too. */
export function checkRuleFile(file: string, schema: Schema): Finding[] {
  try {
    return checkRule(loadRule(file), schema);
  } catch (error) {
    if (error instanceof RuleError) return [wholeFile(file, 'error', 'KQ301', error.reason, error.line)];
    throw error;
  }
}

/** What is wrong with a query that `name` stands for. */
export function checkText(name: string, query: string, schema: Schema): Finding[] {
  return checkRule(queryAsRule(name, query), schema);
}

function checkRule(rule: Rule, schema: Schema): Finding[] {
  const { diagnostics, plan } = analyze(rule.query, schema);
  const hasErrors = diagnostics.some((d) => d.severity === 'error');
  const all = plan === null && !hasErrors ? [noQuery(rule.query, 'error')] : diagnostics;
  const notes = rule.notes.map((note) => wholeFile(rule.file, 'info', 'KQ300', note));
  return [...notes, ...all.map((diagnostic) => findingOf(diagnostic, rule))];
}

function findingOf(diagnostic: Diagnostic, rule: Rule): Finding {
  const { severity, code, message, hint, start, length } = diagnostic;
  const text = queryTextOf(rule);
  const from = placeOf(start, text);
  const to = placeOf(start + length, text);
  const place = { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  const shown = renderDiagnostic(diagnostic, text);
  return { file: rule.file, ...place, severity, code, message, ...(hint === undefined ? {} : { hint }), shown };
}

function wholeFile(file: string, severity: Finding['severity'], code: string, message: string, line = 1): Finding {
  const place = { line, column: 1, endLine: line, endColumn: 1 };
  return { file, ...place, severity, code, message, shown: `${severity} ${code}: ${message}\n --> ${file}:${line}` };
}
