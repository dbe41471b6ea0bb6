// Runs rules on a database and prints what they found: one rule's rows, or of several a summary, all in the form that was asked for.

import type { Database } from '../database/database.js';
import type { ExclusionFile, OptionsOfRule, Rule, RuleReport, RunRuleOptions } from '../rules/index.js';
import type { EvidencedReport } from './evidenced-report.js';
import { FORMAT_NAMES, type OutputFormat, printResult, writeOut } from './output/formats.js';
import { paint } from './output/paint.js';
import { reportError } from './report-error.js';
import type { UsedWorkspace } from './workspace-option.js';

export const RUN_FORMATS = [...FORMAT_NAMES, 'html', 'markdown'] as const;

export interface RunSettings {
  readonly now: string | undefined;
  readonly format: (typeof RUN_FORMATS)[number];
  /** print the rows of each rule too, where there are several */
  readonly details: boolean;
  /** the raw events behind each row too */
  readonly evidence: boolean;
  /** the file of the ATT&CK Navigator's layer; null for none */
  readonly navigator: string | null;
  readonly workspace: UsedWorkspace;
  /** files of exclusions beside those of the rules themselves; null where rules are run as they are written */
  readonly exclusions: readonly ExclusionFile[] | null;
}

export interface RunOutcome {
  /** rows found by all rules */
  readonly hits: number;
  /** a rule failed, or none could be evaluated */
  readonly failed: boolean;
}

export async function runRules(database: Database, rules: readonly Rule[], settings: RunSettings): Promise<RunOutcome> {
  const { exclusionsOf, readTogether } = await import('../rules/index.js');
  const optionsOf: OptionsOfRule = (rule) => ({
    ...settings.workspace.query,
    ...(settings.now === undefined ? {} : { now: settings.now }),
    exclusions: settings.exclusions === null ? [] : exclusionsOf(rule, settings.exclusions),
  });
  const shared = readTogether(database, rules, optionsOf);
  const reports: EvidencedReport[] = [];
  for (const rule of rules) {
    const found = await runOne(shared, rule, optionsOf(rule), settings);
    const report = { ...found, evidence: await evidenceOf(database, found, optionsOf(rule), settings) };
    tellTroubles(report, rules.length > 1);
    reports.push(report);
  }
  await print(reports, settings);
  if (settings.navigator !== null) await writeLayer(settings.navigator, reports);
  return {
    hits: reports.reduce((sum, { rows }) => sum + rows.length, 0),
    failed: reports.some(({ status }) => status === 'failed') || !reports.some(({ status }) => status === 'evaluated'),
  };
}

async function runOne(
  database: Database,
  rule: Rule,
  options: RunRuleOptions,
  { workspace: { network } }: RunSettings,
): Promise<RuleReport> {
  const { reportRule } = await import('../rules/index.js');
  let report = await reportRule(database, rule, options);
  if (network !== null && report.error !== null) {
    await network.complete(async () => {
      report = await reportRule(database, rule, options);
      if (report.error !== null) throw report.error;
    });
  }
  return report;
}

/** Events behind a row that are shown at most. */
const EVENTS_IN_TEXT = 20;
const EVENTS_IN_DATA = 1000;

async function evidenceOf(
  database: Database,
  { rule, rows }: RuleReport,
  options: RunRuleOptions,
  { evidence, format }: RunSettings,
): Promise<EvidencedReport['evidence']> {
  if (!evidence || rows.length === 0) return null;
  const { ruleEvidence } = await import('../testing/lineage/evidence.js');
  return ruleEvidence(database, rule, { ...options, limit: format === 'table' ? EVENTS_IN_TEXT : EVENTS_IN_DATA });
}

/** What a reader has to know of a rule whatever is printed: that it failed, was mended, and, where no summary says it, was not evaluated. */
function tellTroubles({ rule, status, why, error }: EvidencedReport, isSummedUp: boolean): void {
  for (const note of rule.notes) process.stderr.write(`${paint.yellow('note')}: ${rule.file}: ${note}\n`);
  if (error !== null) reportError(error, { name: rule.file, text: rule.query, place: rule.place });
  else if (status === 'not evaluated' && !isSummedUp) {
    process.stderr.write(`${paint.yellow('not evaluated')}: ${rule.file}: ${why}\n`);
  }
}

async function print(reports: readonly EvidencedReport[], { format, details }: RunSettings): Promise<void> {
  const [only] = reports;
  if (format === 'html') await writeOut((await import('./output/report/html.js')).htmlReport(reports));
  else if (format === 'markdown') await writeOut((await import('./output/report/markdown.js')).markdownReport(reports));
  else if (only !== undefined && reports.length === 1) await printRule(only, format);
  else if (format === 'json' || format === 'jsonl') await printReports(reports, format);
  else await printSummary(reports, format, details);
}

async function printRule(report: EvidencedReport, format: OutputFormat): Promise<void> {
  const { rule, status, exclusions, notes } = report;
  if (status !== 'evaluated') return;
  const labels = [...rule.tactics, ...rule.techniques].join(', ');
  process.stderr.write(`\n${paint.bold(rule.name)}${labels === '' ? '' : ` (${labels})`}\n`);
  const { evidenceText, withEvidence } = await import('./output/evidence.js');
  await printResult(format === 'table' ? report : withEvidence(report), format);
  if (format === 'table') await writeOut(evidenceText(report));
  const { exclusionSummary } = await import('./output/exclusion-summary.js');
  process.stderr.write(exclusionSummary(exclusions));
  for (const note of notes) process.stderr.write(`${paint.yellow('note')}: ${note}\n`);
}

async function printSummary(
  reports: readonly EvidencedReport[],
  format: 'table' | 'csv',
  details: boolean,
): Promise<void> {
  const [{ inOrderOfUse }, { summaryLine, summaryRows }] = await Promise.all([
    import('./output/report/in-order-of-use.js'),
    import('./output/report/summary.js'),
  ]);
  if (details) for (const report of inOrderOfUse(reports)) if (report.rows.length > 0) await printRule(report, format);
  await printResult(summaryRows(reports), format);
  process.stderr.write(`${summaryLine(reports)}\n`);
}

async function printReports(reports: readonly EvidencedReport[], format: 'json' | 'jsonl'): Promise<void> {
  const { reportJson } = await import('./output/report/json.js');
  const texts = reports.map(reportJson);
  await writeOut(format === 'json' ? `[\n${texts.join(',\n')}\n]\n` : texts.map((text) => `${text}\n`).join(''));
}

async function writeLayer(file: string, reports: readonly EvidencedReport[]): Promise<void> {
  const [{ writeFileSync }, { navigatorLayer }] = await Promise.all([
    import('node:fs'),
    import('./output/report/attack.js'),
  ]);
  writeFileSync(file, `${JSON.stringify(navigatorLayer(reports), null, 2)}\n`);
}
