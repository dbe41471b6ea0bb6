// Checks rules without running them: what is wrong with them and their queries, at places of their files.

import {
  type Analysis,
  analyze,
  type Diagnostic,
  noQuery,
  type Plan,
  placeOf,
  renderDiagnostic,
  type Schema,
} from '../engine/engine.js';
import type { Column } from '../engine/values/types.js';
import { ruleFindings } from './checks/index.js';
import type { CheckedRule } from './checks/rule-check.js';
import { Keys } from './files/keys.js';
import { loadRules } from './load.js';
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

/** What is wrong with the rules in a file, by place; that the file holds no rule is a finding too. */
export function checkRuleFile(file: string, schema: Schema): Finding[] {
  try {
    return loadRules(file).flatMap((rule) => checkRule(rule, schema));
  } catch (error) {
    if (error instanceof RuleError) return [lineFinding(file, 'error', 'KQ301', error.reason, error.line)];
    throw error;
  }
}

/** What is wrong with a query that `name` stands for. */
export function checkText(name: string, query: string, schema: Schema): Finding[] {
  return checkRule(queryAsRule(name, query), schema);
}

function checkRule(rule: Rule, schema: Schema): Finding[] {
  const analysis = analyze(rule.query, schema);
  const { diagnostics, plan } = analysis;
  const hasErrors = diagnostics.some((d) => d.severity === 'error');
  const all = plan === null && !hasErrors ? [noQuery(rule.query, 'error')] : diagnostics;
  const notes = rule.notes.map((note) => lineFinding(rule.file, 'info', 'KQ300', note));
  const ofQuery = all.map((diagnostic) => findingOf(diagnostic, rule));
  const ofRule = ruleFindings(checkedRule(rule, analysis, schema)).map(({ severity, code, message, hint, line }) =>
    lineFinding(rule.file, severity, code, message, line ?? rule.place(0).line + 1, hint),
  );
  return [...notes, ...[...ofRule, ...ofQuery].sort((a, b) => a.line - b.line)];
}

function checkedRule(rule: Rule, { plan, columns, open, diagnostics }: Analysis, schema: Schema): CheckedRule {
  const isSound = !diagnostics.some((d) => d.severity === 'error');
  const known = isSound && !open && columns !== null;
  return {
    rule,
    format: rule.source?.format ?? 'query',
    keys: rule.source?.keys ?? new Keys({}),
    plan: isSound ? plan : null,
    columns: known ? new Set(possibleColumns(columns, plan)) : null,
    tableColumns: (name) => schema.table(name)?.map((column) => column.name) ?? null,
  };
}

/** Where types are known only when the query runs, a column that seems to come apart by them, as `x_string` and `x_long`, may come as `x`. */
function possibleColumns(columns: readonly Column[], plan: Plan | null): string[] {
  const names = columns.map(({ name }) => name);
  if (plan === null || !hasOpenStep(plan)) return names;
  return [...names, ...columns.map(({ name, type }) => name.replace(new RegExp(`_${type}$`), ''))];
}

function hasOpenStep(plan: Plan): boolean {
  return plan.open || plan.inputs.some(hasOpenStep);
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

function lineFinding(
  file: string,
  severity: Finding['severity'],
  code: string,
  message: string,
  line = 1,
  hint?: string,
): Finding {
  const place = { line, column: 1, endLine: line, endColumn: 1 };
  const shown = `${severity} ${code}: ${message}\n --> ${file}:${line}`;
  if (hint === undefined) return { file, ...place, severity, code, message, shown };
  return { file, ...place, severity, code, message, hint, shown: `${shown}\n  = ${hint}` };
}
