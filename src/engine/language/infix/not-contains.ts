import { containsMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!contains',
  summary: 'The opposite of `contains`.',
  source: 'https://learn.microsoft.com/kusto/query/not-contains-operator',
  overloads: textOverloads((right) => containsMatcher(right, true), true, 'string|dynamic'),
  examples: [{ kql: 'print "FabriKam" !contains "brik"', result: false }],
});
