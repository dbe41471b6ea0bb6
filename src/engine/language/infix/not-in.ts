import { defineInfix } from '../define.js';
import { inOverloads } from './_in.js';

export default defineInfix({
  name: '!in',
  summary: 'The opposite of `in`. The list may hold arrays, or be the first column of a table.',
  source: 'https://learn.microsoft.com/kusto/query/not-in-cs-operator',
  overloads: inOverloads(false, true),
  examples: [{ kql: 'print "A" !in ("a", "b")', result: true }],
});
