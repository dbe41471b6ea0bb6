// The command line: what is asked for, to the file of the command; whatever goes wrong, to words and an exit code.

import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { version } from '../version.js';
import { commands } from './commands.js';
import { exitWith, reportError } from './report-error.js';
import { keepStandardInput } from './standard-input.js';
import { UsageError } from './usage-error.js';

const parser = yargs(hideBin(process.argv).map(keepStandardInput))
  .scriptName('kqlocal')
  .usage(
    '$0 <command>\n\nRuns the KQL rules of Microsoft Sentinel and Defender on exported telemetry, on this machine.',
  )
  .command([...commands])
  .demandCommand(1, 'name a command; `kqlocal --help` lists them')
  .strict()
  .recommendCommands()
  .version(version)
  .help()
  .alias('h', 'help')
  .wrap(Math.min(110, process.stdout.columns ?? 110))
  .epilogue('Exit codes: 0 fine, 1 findings or failures where they were asked for, 2 wrong usage or input.')
  .updateStrings({
    'Did you mean %s?': 'there is no such command; did you mean `%s`?',
    'Unknown argument: %s': {
      one: 'there is no such command or option: %s; `--help` lists them, also after a command',
      other: 'there are no such commands or options: %s; `--help` lists them, also after a command',
    } as unknown as string, // yargs has both forms of what it counts
    'Missing required argument: %s': {
      one: 'an option is missing: --%s; `--help` after the command tells of it',
      other: 'options are missing: --%s; `--help` after the command tells of them',
    } as unknown as string,
    'Invalid values:': 'an option has a value that it does not take:',
    'Argument: %s, Given: %s, Choices: %s': '--%s does not take %s; it takes %s',
    'Not enough non-option arguments: got %s, need at least %s': {
      one: 'too few arguments: %s given, at least %s needed; `--help` after the command shows them',
      other: 'too few arguments: %s given, at least %s needed; `--help` after the command shows them',
    } as unknown as string,
  })
  .check(checkNumbers)
  .check(checkOnce)
  .fail((message, error) => {
    throw error ?? new UsageError(message);
  });

/** What is no number reaches the options of numbers as NaN. */
function checkNumbers(given: Readonly<Record<string, unknown>>): true {
  const name = Object.keys(given).find((option) => Number.isNaN(given[option]) && !/[A-Z]/.test(option));
  if (name !== undefined) throw new UsageError(`--${name} takes a number`);
  return true;
}

/** An option that is given twice reaches a command as a list, which only those that take several expect. */
function checkOnce(given: Readonly<Record<string, unknown>>, declared: unknown): true {
  // yargs hands over what it knows of the options, which its types do not say.
  const several = new Set((declared as { readonly array: readonly string[] }).array);
  const name = Object.keys(given).find(
    (option) => option !== '_' && Array.isArray(given[option]) && !several.has(option) && !/[A-Z]/.test(option),
  );
  if (name !== undefined) throw new UsageError(`${name.length === 1 ? '-' : '--'}${name} is given twice; give it once`);
  return true;
}

// A reader that goes away, as `| head` does, is no error.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

void main();

async function main(): Promise<void> {
  try {
    await parser.parseAsync();
  } catch (error) {
    exitWith(reportError(error));
  }
}
