import { readFileSync, writeFileSync } from 'node:fs';
import { defineCommand } from '../define-command.js';
import { writeOut } from '../output/formats.js';
import { reportError } from '../report-error.js';
import { UsageError } from '../usage-error.js';

export default defineCommand({
  command: 'fmt [files..]',
  describe: 'print queries in canonical form',
  options: (yargs) =>
    yargs
      .positional('files', {
        type: 'string',
        array: true,
        describe:
          'rule or query files, folders of them, or - for standard input; of a YAML rule only the query is formatted',
      })
      .option('write', {
        alias: 'w',
        type: 'boolean',
        default: false,
        describe: 'write the files instead of printing them',
      })
      .option('check', {
        type: 'boolean',
        default: false,
        describe: 'change nothing; exit code 1 where a file would change',
      })
      .example('$0 fmt hunt.kql', 'printed')
      .example('$0 fmt rules/ --write', 'every rule of a folder, in place')
      .example('$0 fmt rules/ --check', 'in a build'),

  async run({ files, write, check }) {
    const paths = files === undefined || files.length === 0 ? ['-'] : files;
    if (write && check) throw new UsageError('give --write or --check, not both');
    if (write && paths.includes('-')) throw new UsageError('standard input cannot be written to; leave --write out');
    const { ruleFiles } = await import('../../rules/index.js');
    let failed = false;
    let changes = 0;
    for (const name of paths.flatMap((given) => (given === '-' ? ['-'] : ruleFiles([given])))) {
      const made = await formatted(name);
      if (made === null) failed = true;
      else if (check || write) {
        if (made.before === made.after) continue;
        changes++;
        if (write) writeFileSync(name, made.after);
        await writeOut(`${write ? 'formatted' : 'would change'} ${name}\n`);
      } else await writeOut(made.after);
    }
    if (failed) return 2;
    return check && changes > 0 ? 1 : 0;
  },
});

interface Formatted {
  readonly before: string;
  readonly after: string;
}

/** A file before and after; null where it cannot be read or has errors, which has been said. */
async function formatted(name: string): Promise<Formatted | null> {
  const [{ formatQuery }, { isQueryFile, isYamlFile, loadRule, queryAsRule, queryTextOf, replaceQuery }] =
    await Promise.all([import('../../engine/engine.js'), import('../../rules/index.js')]);
  const before = readFileSync(name === '-' ? 0 : name, 'utf8');
  if (!isQueryFile(name) && !isYamlFile(name)) {
    process.stderr.write(`note: ${name} is left as it is: queries are formatted in .kql files and in YAML\n`);
    return { before, after: before };
  }
  try {
    const rule = name === '-' ? queryAsRule('standard input', before) : loadRule(name);
    try {
      const after = replaceQuery(before, rule.file, formatQuery(rule.query));
      if (after !== null) return { before, after };
    } catch (error) {
      reportError(error, queryTextOf(rule));
      return null;
    }
    process.stderr.write(`note: ${name} is left as it is: its query is no block text (\`query: |\`)\n`);
    return { before, after: before };
  } catch (error) {
    reportError(error);
    return null;
  }
}
