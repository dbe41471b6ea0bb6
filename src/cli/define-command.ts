import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';
import { restoreStandardInput } from './standard-input.js';

interface CommandOptions<A> {
  readonly command: string;
  readonly describe: string;
  readonly options: (yargs: Argv) => Argv<A>;
  /** returns the exit code; nothing means 0 */
  readonly run: (args: ArgumentsCamelCase<A>) => Promise<number | undefined> | number | undefined;
}

/** A command of the command line, with its options typed. */
export function defineCommand<A>({ command, describe, options, run }: CommandOptions<A>): CommandModule {
  return {
    command,
    describe,
    builder: options as (yargs: Argv) => Argv,
    // yargs hands over what `options` has declared.
    handler: async (args) => {
      process.exitCode = (await run(restoreStandardInput(args as ArgumentsCamelCase<A>))) ?? 0;
    },
  };
}
