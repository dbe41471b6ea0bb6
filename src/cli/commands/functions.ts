import type { Example } from '../../engine/language/define.js';
import type { Entry } from '../../engine/language/entries.js';
import type { Plain } from '../../engine/values/json.js';
import { stringifyPlain } from '../../engine/values/plain.js';
import { defineCommand } from '../define-command.js';
import { printResult, writeOut } from '../output/formats.js';
import { UsageError } from '../usage-error.js';

export default defineCommand({
  command: 'functions [name]',
  describe: 'list the operators, functions, aggregates and plugins of KQL, or tell all about one',
  options: (yargs) =>
    yargs
      .positional('name', { type: 'string', describe: 'a function, an operator, a plugin' })
      .option('format', {
        choices: ['table', 'json'] as const,
        default: 'table' as const,
        describe: 'how it is printed',
      })
      .example('$0 functions', 'all names, with a line each')
      .example('$0 functions has_any', 'signatures, examples, how it was verified'),

  async run(args) {
    if (args.name === undefined) await list(args.format);
    else await tell(args.name, args.format);
    return 0;
  },
});

type Format = 'table' | 'json';

async function list(format: Format): Promise<void> {
  const { entries } = await import('../../engine/language/entries.js');
  const { UNSUPPORTED } = await import('../../engine/language/unsupported.js');
  const columns = ['Name', 'Kind', 'Summary'].map((name) => ({ name, type: 'string' as const }));
  const known = entries().map(({ name, kind, summary }) => [name, kind, summary]);
  const refused = Object.entries(UNSUPPORTED).map(([name, why]) => [name, 'not supported', why]);
  await printResult({ columns, rows: [...known, ...refused] }, format);
}

async function tell(name: string, format: Format): Promise<void> {
  const found = await named(name);
  const text = format === 'json' ? `${JSON.stringify(found.map(asJson), null, 2)}\n` : found.map(asText).join('\n');
  await writeOut(text);
}

/** The entries of a name, in any case; more than one where it is both a scalar function and an aggregate. */
async function named(name: string): Promise<Entry[]> {
  const { entries } = await import('../../engine/language/entries.js');
  const { UNSUPPORTED } = await import('../../engine/language/unsupported.js');
  const all = entries();
  const wanted = name
    .trim()
    .replace(/\s*\(\s*\)$/, '')
    .toLowerCase();
  const found = all.filter((entry) => namesOf(entry).some((own) => own.toLowerCase() === wanted));
  if (found.length > 0) return found;
  const reason = Object.entries(UNSUPPORTED).find(([own]) => own.toLowerCase() === wanted)?.[1];
  if (reason !== undefined) throw new UsageError(`${name} is not supported: ${reason}`);
  const { nearest } = await import('../../engine/diagnostics/nearest.js');
  const near = nearest(wanted, all.flatMap(namesOf));
  throw new UsageError(
    `KQL has nothing named '${name}' that is known here${near === null ? '; `kqlocal functions` lists all names' : `; did you mean ${near}?`}`,
  );
}

const namesOf = ({ name, aliases }: Entry): string[] => [name, ...(aliases ?? [])];

function asText(entry: Entry): string {
  const { name, kind, aliases = [], summary, signatures, note, examples, source } = entry;
  const blocks = [
    `${name} (${kind}${aliases.length === 0 ? '' : `; also ${aliases.join(', ')}`})`,
    summary,
    ...(signatures.length === 0 ? [] : [signatures.map((signature) => `  ${signature}`).join('\n')]),
    ...(note === undefined ? [] : [`Note: ${note}`]),
    ...examples.map(exampleText),
    `Documentation: ${source}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function exampleText(example: Example): string {
  const query = example.kql.split('\n').map((line) => `  ${line}`);
  const answer = answerOf(example).map((line) => `    ${line}`);
  return [`Example (verified: ${verifiedBy(example)})`, ...query, ...answer].join('\n');
}

/** A line a row, as JSON. */
function answerOf({ error, rows, result }: Example): string[] {
  if (error !== undefined) return [`is refused with ${error}`];
  return rows === undefined ? [jsonOf(result)] : rows.map((row) => row.map(jsonOf).join(', '));
}

// An example's answer is in plain values, as `plainOf` makes them.
const jsonOf = (value: unknown): string => stringifyPlain(value as Plain);

const verifiedBy = ({ verified }: Example): string => verified ?? 'documentation';

function asJson(entry: Entry) {
  const { name, kind, aliases = [], summary, signatures, note = null, source } = entry;
  const examples = entry.examples.map((example) => ({
    query: example.kql,
    answer: answerOf(example),
    verified: verifiedBy(example),
  }));
  return { name, kind, aliases, summary, signatures, note, examples, source };
}
