import { RunError } from '../../diagnostics/query-error.js';
import { defineScalar, overload } from '../define.js';
import { windowsArguments } from './_command-line.js';

export default defineScalar({
  name: 'parse_command_line',
  summary:
    'The arguments of a command line, the program first, as an array; null where it is empty. The parser is always `windows`.',
  source: 'https://learn.microsoft.com/kusto/query/parse-command-line-function',
  overloads: [
    overload(['command: scalar as string', 'parser: string'], 'dynamic', (commandLine, parser) => {
      if (parser.toLowerCase() !== 'windows') {
        throw new RunError('KQ110', `'parse_command_line' has the parser 'windows', and not '${parser}'`);
      }
      return commandLine === '' ? null : windowsArguments(commandLine);
    }),
  ],
  examples: [
    {
      kql: `print parse_command_line('echo "hello world!"', "windows")`,
      result: ['echo', 'hello world!'],
      verified: 'engine',
    },
    {
      kql: `print parse_command_line(@'"C:\\Program Files\\a.exe" /c \\"x\\" y', "windows")`,
      result: ['C:\\Program Files\\a.exe', '/c', '"x"', 'y'],
      verified: 'reasoned',
    },
  ],
});
