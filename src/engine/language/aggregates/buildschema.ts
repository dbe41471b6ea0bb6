import { defineAggregate, fold } from '../define.js';
import { Schema } from './_schema.js';

export default defineAggregate({
  name: 'buildschema',
  summary: 'The types of the values, bags and arrays taken apart: the least schema that all of them fit.',
  source: 'https://learn.microsoft.com/kusto/query/buildschema-aggregation-function',
  naming: { prefix: 'schema' },
  overloads: [
    fold(['expr: bag'], 'dynamic', () => ({
      init: () => new Schema(),
      step: (schema: Schema, value) => schema.add(value),
      finish: (schema: Schema) => schema.toDynamic(),
    })),
  ],
  examples: [
    {
      kql: 'datatable (d: dynamic) [dynamic({"a": 1, "b": [true]}), dynamic({"a": "x"})] | summarize buildschema(d)',
      result: { a: ['long', 'string'], b: { '`indexer`': 'bool' } },
    },
  ],
});
