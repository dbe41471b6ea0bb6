import type { Plan } from '../../plan/plan.js';
import { batchesOf } from '../../run/rows.js';
import type { OperatorNode, OperatorParameter } from '../../syntax/tree.js';
import type { Column, ScalarType, Value } from '../../values/types.js';
import { defineOperator } from '../define.js';
import { wordParameter } from './_parameters.js';

interface GetSchemaNode extends OperatorNode {
  readonly parameters: readonly OperatorParameter[];
}

interface GetSchemaPlan extends Plan {
  /** the columns as one text, as `.create table` takes them */
  readonly asText: boolean;
}

const COLUMNS: readonly Column[] = [
  { name: 'ColumnName', type: 'string' },
  { name: 'ColumnOrdinal', type: 'int' },
  { name: 'DataType', type: 'string' },
  { name: 'ColumnType', type: 'string' },
];

/** Names of the types in .NET. */
export const DATA_TYPES: Readonly<Record<ScalarType, string>> = {
  bool: 'System.SByte',
  int: 'System.Int32',
  long: 'System.Int64',
  real: 'System.Double',
  decimal: 'System.Data.SqlTypes.SqlDecimal',
  datetime: 'System.DateTime',
  timespan: 'System.TimeSpan',
  guid: 'System.Guid',
  string: 'System.String',
  dynamic: 'System.Object',
};

export default defineOperator<GetSchemaNode, GetSchemaPlan>({
  name: 'getschema',
  summary: 'A row for each column of the table: its name, its place and its type.',
  source: 'https://learn.microsoft.com/kusto/query/getschema-operator',
  examples: [
    {
      kql: 'print a = 1, b = "x" | getschema',
      rows: [
        ['a', 0, 'System.Int64', 'long'],
        ['b', 1, 'System.String', 'string'],
      ],
      verified: 'engine',
    },
    { kql: 'print a = 1, b = "x" | getschema kind=csl', result: 'a:long,b:string', verified: 'reasoned' },
  ],

  parse: (parser) => ({ parameters: parser.parameters('kind') }),

  bind({ parameters }, input, _scope, binder) {
    const asText = wordParameter(parameters, 'kind', ['csl'], binder) === 'csl';
    const columns = asText ? [{ name: 'Schema', type: 'string' as const }] : COLUMNS;
    return { op: 'getschema', inputs: [input], columns, open: false, ordered: true, asText } as GetSchemaPlan;
  },

  run({ inputs, columns, asText }, context) {
    const [input] = inputs as [Plan];
    const rows = input.columns.map(({ name, type }, i): Value[] => [name, i, DATA_TYPES[type], type]);
    const text = input.columns
      .map(({ name, type }) => `${/^[a-z_]\w*$/i.test(name) ? name : `['${name}']`}:${type}`)
      .join(',');
    return batchesOf(columns, asText ? [[text]] : rows, context.options.batchRows);
  },
});
