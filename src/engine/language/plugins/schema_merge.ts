import { column, convertTo, type Expr, type Plan } from '../../plan/plan.js';
import { commonType } from '../../plan/types.js';
import type { RunContext } from '../../run/context.js';
import { batchesOf } from '../../run/rows.js';
import { type Column, isScalarType, type ScalarType, type Value } from '../../values/types.js';
import { readerOf } from '../../values/vector.js';
import { definePlugin } from '../define.js';
import { DATA_TYPES } from '../operators/getschema.js';
import { PluginCall } from './_plugin-call.js';

interface SchemaMergePlan extends Plan {
  readonly preserveOrder: Expr;
  /** `ColumnName`, `ColumnOrdinal`, `ColumnType` of the input */
  readonly fields: readonly Expr[];
}

const COLUMNS: readonly Column[] = [
  { name: 'ColumnName', type: 'string' },
  { name: 'ColumnOrdinal', type: 'long' },
  { name: 'DataType', type: 'string' },
  { name: 'ColumnType', type: 'string' },
];

export default definePlugin<SchemaMergePlan>({
  name: 'schema_merge',
  summary:
    'One schema of several, as `getschema` gives them: each column once, with the type that all its types can become.',
  source: 'https://learn.microsoft.com/kusto/query/schema-merge-plugin',
  examples: [
    {
      kql: 'let a = datatable (Uri: string, HttpStatus: int) [] | getschema; let b = datatable (Uri: string, HttpStatus: int, Referrer: string) [] | getschema; union a, b | evaluate schema_merge()',
      rows: [
        ['Uri', 0, 'System.String', 'string'],
        ['HttpStatus', 1, 'System.Int32', 'int'],
        ['Referrer', 2, 'System.String', 'string'],
      ],
      verified: 'engine',
    },
    {
      kql: 'let a = datatable (Uri: string, HttpStatus: int) [] | getschema; let b = datatable (Uri: string, Referrer: string, HttpStatus: int) [] | getschema; union a, b | evaluate schema_merge() | where ColumnOrdinal < 0',
      rows: [
        [
          'HttpStatus',
          -1,
          'ERROR(unknown CSL type:ERROR(columns are out of order))',
          'ERROR(columns are out of order)',
        ],
      ],
    },
    {
      kql: 'let a = datatable (Uri: string, HttpStatus: int) [] | getschema; let b = datatable (Uri: string, Referrer: string, HttpStatus: int) [] | getschema; union a, b | evaluate schema_merge(PreserveOrder = false) | project ColumnName, ColumnOrdinal',
      rows: [
        ['Uri', 0],
        ['Referrer', 1],
        ['HttpStatus', 2],
      ],
      verified: 'engine',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const preserveOrder = args.optional('PreserveOrder', 'bool', true);
    args.end();
    const fields = [
      ['ColumnName', 'string'],
      ['ColumnOrdinal', 'long'],
      ['ColumnType', 'string'],
    ].map(([name, type]) => {
      const found = args.input.columns.find((c) => c.name === name);
      if (found !== undefined) return convertTo(type as ScalarType, column(found));
      binder.error('KS136', `the input has no column '${name}'`, call.name.span, 'give it what `getschema` gives');
      return binder.unchecked(type as ScalarType);
    });
    return {
      op: 'evaluate:schema_merge',
      inputs: [args.input],
      columns: COLUMNS,
      open: false,
      ordered: true,
      preserveOrder,
      fields,
    } as SchemaMergePlan;
  },

  run: (plan, context) => batchesOf(COLUMNS, mergedRows(plan, context), context.options.batchRows),
});

/** A column with all places and types that it has in some schema. */
interface MergedColumn {
  readonly ordinals: Set<bigint>;
  readonly types: Set<string>;
}

function mergedRows(plan: SchemaMergePlan, context: RunContext): Value[][] {
  const preserveOrder = context.constant(plan.preserveOrder) !== false;
  const ordinalOf = ({ ordinals }: MergedColumn) => [...ordinals].reduce((a, b) => (a > b ? a : b), 0n);
  const columns = [...readColumns(plan, context)].sort(([, a], [, b]) => Number(ordinalOf(a) - ordinalOf(b)));
  return columns.map(([name, own], i): Value[] => {
    if (preserveOrder && own.ordinals.size > 1) return [name, -1n, ...wrongType('columns are out of order')];
    const ordinal = preserveOrder ? ordinalOf(own) : BigInt(i);
    const type = mergedType(own.types);
    return [
      name,
      ordinal,
      ...(type === null ? wrongType(`types do not agree: ${[...own.types].join(', ')}`) : [DATA_TYPES[type], type]),
    ];
  });
}

function readColumns({ inputs, fields }: SchemaMergePlan, context: RunContext): Map<string, MergedColumn> {
  const columns = new Map<string, MergedColumn>();
  for (const batch of context.run(inputs[0] as Plan)) {
    const readers = fields.map((field) => readerOf(context.evaluate(field, batch)));
    for (let row = 0; row < batch.length; row++) {
      // The fields were converted to text, long and text.
      const [name, ordinal, type] = readers.map((read) => read(row)) as [string, bigint | null, string];
      const known = columns.get(name) ?? { ordinals: new Set(), types: new Set() };
      if (ordinal !== null) known.ordinals.add(ordinal);
      known.types.add(type);
      columns.set(name, known);
    }
  }
  return columns;
}

function mergedType(types: ReadonlySet<string>): ScalarType | null {
  const known = [...types].filter(isScalarType);
  return known.length === types.size ? commonType(known) : null;
}

function wrongType(why: string): [dataType: string, type: string] {
  return [`ERROR(unknown CSL type:ERROR(${why}))`, `ERROR(${why})`];
}
