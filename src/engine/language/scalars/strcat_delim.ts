import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'strcat_delim',
  summary: 'The texts of the arguments after the first, joined with the first between them.',
  source: 'https://learn.microsoft.com/kusto/query/strcat-delim-function',
  overloads: [
    overload(
      ['delimiter: scalar as string', 'value: scalar as string', 'values...: scalar as string'],
      'string',
      (delimiter, ...values: string[]) => values.join(delimiter),
    ),
  ],
  examples: [{ kql: 'print strcat_delim("-", 1, "2", "A", 1s)', result: '1-2-A-00:00:01', verified: 'engine' }],
});
