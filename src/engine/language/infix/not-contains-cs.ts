import { containsMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!contains_cs',
  summary: 'The opposite of `contains_cs`.',
  source: 'https://learn.microsoft.com/kusto/query/not-contains-cs-operator',
  overloads: textOverloads((right) => containsMatcher(right, false), true, 'string|dynamic'),
  examples: [{ kql: 'print "FabriKam" !contains_cs "Kam"', result: false }],
});
