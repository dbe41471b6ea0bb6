// Checks rules without running them: what is wrong with them and their queries, at places of their files.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Analysis, analyze, type Diagnostic, noQuery, type Plan, type Schema } from '../engine/engine.js';
import type { Column } from '../engine/values/types.js';
import { ruleFindings } from './checks/index.js';
import type { CheckedRule, RuleFinding } from './checks/rule-check.js';
import { Keys } from './files/keys.js';
import { type Finding, lineFinding, queryFinding } from './finding.js';
import { loadRules } from './load.js';
import { queryAsRule } from './query-rule.js';
import { type Rule, RuleError } from './rule.js';

/** What is wrong with the rules in files, by file and place; that a file holds no rule is a finding too. */
export function checkRuleFiles(files: readonly string[], schema: Schema): Finding[] {
  const ids = new Map<string, string>();
  return files.flatMap((file) => {
    try {
      const lines = linesOf(file);
      return loadRules(file).flatMap((rule) => [
        ...sameId(rule, ids).map((finding) => onLine(finding, rule, lines)),
        ...checkRule(rule, schema, lines),
      ]);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      const { reason, line = 1, isOther } = error;
      const severity = isOther ? 'info' : 'error';
      return [lineFinding(file, { severity, code: 'KQ301', message: reason, line })];
    }
  });
}

/** What is wrong with a query that `name` stands for. */
export function checkText(name: string, query: string, schema: Schema): Finding[] {
  return checkRule(queryAsRule(name, query), schema, query.split(/\r?\n/));
}

function checkRule(rule: Rule, schema: Schema, lines: readonly string[]): Finding[] {
  const analysis = analyze(rule.query, schema);
  const { diagnostics, plan } = analysis;
  const hasErrors = diagnostics.some((d) => d.severity === 'error');
  const all = plan === null && !hasErrors ? [noQuery(rule.query, 'error')] : diagnostics;
  const ofFile = [...rule.notes.map(noteFinding), ...ruleFindings(checkedRule(rule, analysis, schema))];
  const found = [
    ...ofFile.map((finding) => onLine(finding, rule, lines)),
    ...withoutOwnNames(all).map((diagnostic) => queryFinding(diagnostic, rule)),
  ];
  return found.sort((a, b) => a.line - b.line);
}

/** Names that are unlike any that is known may be a team's own: the rest of the query is checked as far as it does not hang on them. */
function withoutOwnNames(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const own = diagnostics.filter(isOwnName);
  const follows = ({ code, message }: Diagnostic) => code.startsWith('KS') && /\bdynamic\b/.test(message);
  return diagnostics
    .filter((diagnostic) => own.length === 0 || !follows(diagnostic))
    .map((diagnostic) =>
      own.includes(diagnostic) ? { ...diagnostic, severity: 'warning', hint: OWN_NAME } : diagnostic,
    );
}

const OWN_NAME = 'where it is yours, name its folder with --functions, or a database that has it with --db';

/** A table (KS204) or function (KS211) that is not known, nor like one that is. */
const isOwnName = ({ code, hint }: Diagnostic) => (code === 'KS204' || code === 'KS211') && hint === undefined;

function onLine(finding: RuleFinding, rule: Rule, lines: readonly string[]): Finding {
  const line = finding.line ?? rule.place(0).line + 1;
  return lineFinding(rule.file, { ...finding, line }, finding.line === null ? '' : lines[line - 1]);
}

/** A note that names a line, on that line. */
function noteFinding(note: string): RuleFinding {
  const [, line, message] = /^line (\d+): (.*)$/s.exec(note) ?? [];
  const finding = { severity: 'info', code: 'KQ300' } as const;
  return line === undefined || message === undefined
    ? { ...finding, message: note, line: 1 }
    : { ...finding, message, line: Number(line) };
}

/** Rules with one id replace each other when they are put up. */
function sameId({ id, file, source }: Rule, ids: Map<string, string>): RuleFinding[] {
  const other = id === null ? undefined : ids.get(id.toLowerCase());
  if (id !== null && other === undefined) ids.set(id.toLowerCase(), file);
  if (other === undefined) return [];
  const message = `the id '${id}' is that of a rule in ${other} too`;
  return [{ severity: 'warning', code: 'KQ303', message, line: source?.keys.line('id') ?? null }];
}

function linesOf(file: string): string[] {
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file, 'utf8').split(/\r?\n/) : [];
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
