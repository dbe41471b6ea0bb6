import type { Rule } from '../../rules/index.js';
import { defineCommand } from '../define-command.js';
import { printResult, writeOut } from '../output/formats.js';

export default defineCommand({
  command: 'rules',
  describe: 'list the bundled rules: the names under which `run` takes them, what they look for, what they read',
  options: (yargs) =>
    yargs
      .option('format', {
        choices: ['table', 'json'] as const,
        default: 'table' as const,
        describe: 'how they are printed',
      })
      .example('$0 rules', '')
      .example('$0 run password-spray --db events.db', 'one of them')
      .example('$0 run bundled --db events.db', 'all of them'),

  async run({ format }) {
    const listed = await list();
    if (format === 'json') await writeOut(`${JSON.stringify(listed, null, 2)}\n`);
    else await printTable(listed);
    return 0;
  },
});

interface Listed {
  readonly name: string;
  readonly title: string;
  readonly kind: Rule['kind'];
  readonly severity: string | null;
  readonly tactics: readonly string[];
  readonly techniques: readonly string[];
  readonly tables: readonly string[];
  readonly file: string;
}

async function list(): Promise<Listed[]> {
  const { bundledRules, knownSchema, loadRule } = await import('../../rules/index.js');
  const { analyze, tablesRead } = await import('../../engine/engine.js');
  const schema = knownSchema();
  return [...bundledRules()].map(([name, file]) => {
    const { name: title, kind, severity, tactics, techniques, query } = loadRule(file);
    const { plan } = analyze(query, schema);
    return { name, title, kind, severity, tactics, techniques, tables: plan === null ? [] : tablesRead(plan), file };
  });
}

async function printTable(rules: readonly Listed[]): Promise<void> {
  const columns = ['Name', 'Severity', 'Tactics', 'Techniques', 'Tables'].map((name) => ({
    name,
    type: 'string' as const,
  }));
  const rows = rules.map(({ name, severity, tactics, techniques, tables }) => [
    name,
    severity ?? 'hunting',
    tactics.join(', '),
    techniques.join(', '),
    tables.join(', '),
  ]);
  await printResult({ columns, rows }, 'table');
}
