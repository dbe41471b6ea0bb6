import { defineInfix } from '../define.js';
import { inOverloads } from './_in.js';
import { valuesFilter } from './_values-filter.js';

export default defineInfix({
  name: 'in',
  summary:
    'Whether the list holds the value, texts by case. The list may hold arrays, or be the first column of a table.',
  source: 'https://learn.microsoft.com/kusto/query/in-cs-operator',
  overloads: inOverloads(false, false),
  filter: (column, values) => valuesFilter(column, values, false),
  examples: [{ kql: 'print "a" in ("a", "b")', result: true }],
});
