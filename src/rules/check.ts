// Checks rules without running them: what is wrong with them and their queries, at places of their files.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { type Analysis, analyze, noQuery, type Plan, type Schema } from '../engine/engine.js';
import type { Column } from '../engine/values/types.js';
import { AskedWatchlists } from './asked-watchlists.js';
import { ruleFindings } from './checks/index.js';
import type { CheckedRule, RuleFinding } from './checks/rule-check.js';
import { exclusionFindings } from './exclusions/exclusion-findings.js';
import { Keys } from './files/keys.js';
import { type Finding, lineFinding, queryFinding } from './finding.js';
import { loadRules } from './load.js';
import { withOwnNames } from './own-names.js';
import { queryAsRule } from './query-rule.js';
import { queryTextOf, type Rule, RuleError } from './rule.js';
import type { RuleSchema } from './schema.js';

/** What is wrong with the rules in files, by file and place; that a file holds no rule is a finding too. */
export function checkRuleFiles(files: readonly string[], schema: RuleSchema): Finding[] {
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
export function checkText(name: string, query: string, schema: RuleSchema): Finding[] {
  return checkRule(queryAsRule(name, query), schema, query.split(/\r?\n/));
}

function checkRule(rule: Rule, schema: RuleSchema, lines: readonly string[]): Finding[] {
  const { analysis, used, unknownWatchlists } = analysisOf(rule.query, schema);
  const { diagnostics, plan } = analysis;
  const all = plan === null && !hasErrors(analysis) ? [noQuery(rule.query, 'error')] : diagnostics;
  const ofFile = [
    ...rule.notes.map(noteFinding),
    ...ruleFindings({ ...checkedRule(rule, analysis, used), unknownWatchlists }),
  ];
  const found = [
    ...ofFile.map((finding) => onLine(finding, rule, lines)),
    ...withOwnNames(all).map((diagnostic) => queryFinding(diagnostic, queryTextOf(rule))),
  ];
  return [...found.sort((a, b) => a.line - b.line), ...exclusionFindings(rule, analysis, used)];
}

interface ReadQuery {
  readonly analysis: Analysis;
  readonly used: Schema;
  readonly unknownWatchlists: readonly string[];
}

/** A query as it is read with the tables of the product that it is written for: some have columns of other types in Defender than in Sentinel. */
function analysisOf(query: string, schema: RuleSchema): ReadQuery {
  const found = analysisWith(query, schema);
  const { defender } = schema;
  if (defender === undefined || !hasErrors(found.analysis)) return found;
  const inDefender = analysisWith(query, defender);
  return hasErrors(inDefender.analysis) ? found : inDefender;
}

function analysisWith(query: string, used: Schema): ReadQuery {
  const watchlists = new AskedWatchlists(used.watchlist);
  const analysis = analyze(query, { ...used, watchlist: watchlists.find });
  return { analysis, used, unknownWatchlists: watchlists.unknown() };
}

const hasErrors = ({ diagnostics }: Analysis) => diagnostics.some(({ severity }) => severity === 'error');

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

function checkedRule(
  rule: Rule,
  { plan, columns, open, diagnostics }: Analysis,
  schema: Schema,
): Omit<CheckedRule, 'unknownWatchlists'> {
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
