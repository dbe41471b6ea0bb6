import type { ForgetReport } from '../../database/database.js';
import { defineCommand } from '../define-command.js';
import { writeOut } from '../output/formats.js';
import { paint } from '../output/paint.js';
import { dbOption, withDatabase } from '../with-database.js';

export default defineCommand({
  command: 'forget <source>',
  describe: 'take out what came from a file again: its rows and its rejected rows',
  options: (yargs) =>
    yargs
      .positional('source', {
        type: 'string',
        demandOption: true,
        describe: 'the id, the path or the beginning of the hash, as `kqlocal sources` lists them',
      })
      .option('db', { ...dbOption, demandOption: true })
      .option('compact', {
        type: 'boolean',
        default: false,
        describe: 'rewrite the database without the room that the rows took, and without a trace of them',
      })
      .example('$0 forget exports/monday.csv --db events.db', '')
      .example('$0 forget 3 --db events.db --compact', 'make the file smaller, too'),

  run: (args) =>
    withDatabase(
      args.db,
      async (database) => {
        const report = database.forget(args.source);
        if (args.compact) database.store.compact();
        await writeOut(forgotten(report));
        return 0;
      },
      { readOnly: false },
    ),
});

function forgotten({ sources, rows, rejected, incomplete }: ForgetReport): string {
  const counts = [count(rows, 'row'), ...(rejected === 0 ? [] : [count(rejected, 'rejected row')])];
  const lines = sources.map(({ id, name }) => `forgot source ${id}: ${name}`);
  const left = incomplete.map(({ id, name }) => {
    const why = `${name} (source ${id}) left out duplicates, which may have been among these rows`;
    return `${paint.yellow('note')}: ${why}; ingest it again with --dedupe`;
  });
  return `${[...lines, `${counts.join(' and ')} taken out`, ...left].join('\n')}\n`;
}

function count(n: number, noun: string): string {
  return `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
}
