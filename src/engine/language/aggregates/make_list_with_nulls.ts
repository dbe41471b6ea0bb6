import { defineAggregate } from '../define.js';
import { listWithNulls } from './_collect.js';

export default defineAggregate({
  name: 'make_list_with_nulls',
  summary: 'An array of the values, null or not, in the order of the rows.',
  source: 'https://learn.microsoft.com/kusto/query/make-list-with-nulls-aggregation-function',
  naming: { prefix: 'list' },
  overloads: [listWithNulls],
  examples: [{ kql: 'datatable (x: long) [1, long(null)] | summarize make_list_with_nulls(x)', result: [1, null] }],
});
