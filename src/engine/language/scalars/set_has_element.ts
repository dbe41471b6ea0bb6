import { isArray } from '../../values/dynamic.js';
import { defineScalar, prepared } from '../define.js';
import { elementTest } from './_element-test.js';

export default defineScalar({
  name: 'set_has_element',
  summary: 'Whether an array holds a value; null for what is no array.',
  source: 'https://learn.microsoft.com/kusto/query/set-has-element-function',
  overloads: [
    prepared(
      ['set: array', 'value: scalar'],
      'bool',
      ({ types }) =>
        (set, value) =>
          isArray(set) ? set.some(elementTest(value, types[1] ?? 'dynamic')) : null,
    ),
  ],
  examples: [
    { kql: 'print set_has_element(dynamic(["this", "is", "an", "example"]), "example")', result: true },
    { kql: 'print set_has_element(dynamic([1, 2, 3]), 9)', result: false, verified: 'reasoned' },
  ],
});
