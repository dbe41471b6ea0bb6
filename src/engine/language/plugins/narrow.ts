import type { Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { batchesOf } from '../../run/rows.js';
import { converter } from '../../values/convert.js';
import type { Column, Value } from '../../values/types.js';
import { readerOf } from '../../values/vector.js';
import { definePlugin } from '../define.js';

const COLUMNS: readonly Column[] = [
  { name: 'Row', type: 'long' },
  { name: 'Column', type: 'string' },
  { name: 'Value', type: 'string' },
];

export default definePlugin<Plan>({
  name: 'narrow',
  summary: 'A row for each cell of a table: the number of its row, the name of its column, its value as text.',
  source: 'https://learn.microsoft.com/kusto/query/narrow-plugin',
  examples: [
    {
      kql: 'print a = 1, b = true | evaluate narrow()',
      rows: [
        [0, 'a', '1'],
        [0, 'b', 'True'],
      ],
      verified: 'reasoned',
    },
  ],

  bind(call, input, _scope, binder) {
    if (input === null) {
      binder.error('KS174', "'narrow' needs a table before it", call.name.span);
      return binder.brokenTable();
    }
    return { op: 'evaluate:narrow', inputs: [input], columns: COLUMNS, open: false, ordered: false };
  },

  run: (plan, context) => batchesOf(COLUMNS, cells(plan.inputs[0] as Plan, context), context.options.batchRows),
});

function* cells(input: Plan, context: RunContext): Iterable<Value[]> {
  let number = 0n;
  for (const batch of context.run(input)) {
    const readers = input.columns.map(({ name, type }) => ({
      name,
      read: readerOf(batch.column(name)),
      toText: converter(type, 'string'),
    }));
    for (let row = 0; row < batch.length; row++, number++) {
      for (const { name, read, toText } of readers) yield [number, name, toText(read(row))];
    }
  }
}
