import { textOf } from '../../values/text.js';
import type { ScalarType, Value } from '../../values/types.js';
import { defineScalar, preparedWithNulls } from '../define.js';
import { starAsColumns } from './_column-arguments.js';

/** Bytes of the types whose values are all equally large. */
const BYTES: Readonly<Partial<Record<ScalarType, number>>> = {
  bool: 1,
  int: 4,
  long: 8,
  real: 8,
  datetime: 8,
  timespan: 8,
  decimal: 16,
  guid: 16,
};

function sizeOf(type: ScalarType): (value: Value) => number {
  const fixed = BYTES[type];
  if (fixed !== undefined) return () => fixed;
  const text = textOf(type);
  return (value) => (value === null ? 0 : Buffer.byteLength(text(value)));
}

export default defineScalar({
  name: 'estimate_data_size',
  summary: 'About how many bytes the values of columns take; `*` stands for all columns.',
  source: 'https://learn.microsoft.com/kusto/query/estimate-data-size-function',
  note: 'An estimate: a text counts its bytes in UTF-8, a dynamic those of its JSON, for which the service has a form of its own.',
  rewrite: starAsColumns,
  overloads: [
    preparedWithNulls(['column...: scalar'], 'long', ({ types }) => {
      const sizes = types.map(sizeOf);
      return (...values) => BigInt(sizes.reduce((bytes, size, i) => bytes + size(values[i] ?? null), 0));
    }),
  ],
  examples: [
    {
      kql: 'range x from 1 to 10 step 1 | extend Text = "1234567890" | summarize Total = sum(estimate_data_size(*))',
      result: 180,
    },
  ],
});
