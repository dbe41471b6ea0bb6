import { readFileSync } from 'node:fs';
import type { RuleSchema } from '../../rules/index.js';
import { defineCommand } from '../define-command.js';
import { countOf, FINDING_FORMATS, type Findings, findingsIn, summaryOf } from '../output/findings/findings.js';
import { writeOut } from '../output/formats.js';
import { dbOption, withDatabase } from '../with-database.js';
import { workspaceOf, workspaceOptions } from '../workspace-option.js';

export default defineCommand({
  command: 'check <rules..>',
  describe: 'check rules and their queries without running them',
  options: (yargs) =>
    yargs
      .positional('rules', {
        type: 'string',
        array: true,
        demandOption: true,
        describe:
          'rule files (YAML, ARM and Graph JSON, Markdown, .kql), folders of them, or - for a query from standard input',
      })
      .option('db', { ...dbOption, describe: 'check against the tables of this database; default all known tables' })
      .options(workspaceOptions)
      .option('format', { choices: FINDING_FORMATS, default: 'text' as const, describe: 'how findings are printed' })
      .option('warnings', {
        type: 'boolean',
        default: true,
        describe: 'print warnings too; --no-warnings leaves them out',
      })
      .option('strict', { type: 'boolean', default: false, describe: 'warnings make the check fail as well' })
      .example('$0 check rules/', 'against the tables that Defender and Sentinel have')
      .example('$0 check rules/ --format sarif > kqlocal.sarif', 'for code scanning')
      .example('$0 check hunt.kql --db events.db', 'against the tables that were ingested'),

  async run({ rules, db, workspace, functions, format, warnings, strict }) {
    const { databaseSchema, knownSchema } = await import('../../rules/index.js');
    const { query: surroundings } = await workspaceOf({ workspace, functions });
    const found =
      db === undefined
        ? await checkAll(rules, knownSchema(surroundings))
        : await withDatabase(db, (database) => checkAll(rules, databaseSchema(database, surroundings)));
    const kept = { ...found, findings: found.findings.filter(({ severity }) => warnings || severity === 'error') };
    await writeOut(await findingsIn(format, kept));
    const summary = `${summaryOf(kept)}\n`;
    if (format === 'text') await writeOut(summary);
    else process.stderr.write(summary);
    return countOf(kept, 'error') > 0 || (strict && countOf(kept, 'warning') > 0) ? 1 : 0;
  },
});

async function checkAll(paths: readonly string[], schema: RuleSchema): Promise<Findings> {
  const { checkRuleFiles, checkText, ruleFiles } = await import('../../rules/index.js');
  const files = ruleFiles(paths.filter((given) => given !== '-'));
  const texts = paths.filter((given) => given === '-').slice(0, 1);
  const ofTexts = texts.flatMap(() => checkText('standard input', readFileSync(0, 'utf8'), schema));
  return { files: files.length + texts.length, findings: [...ofTexts, ...checkRuleFiles(files, schema)] };
}
