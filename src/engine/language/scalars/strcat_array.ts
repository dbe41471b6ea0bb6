import { isArray } from '../../values/dynamic.js';
import { dynamicText } from '../../values/text.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'strcat_array',
  aliases: ['array_strcat'],
  summary:
    'The texts of the items of an array, joined with a delimiter between them; a null item is an empty text. Of what is no array, its text.',
  source: 'https://learn.microsoft.com/kusto/query/strcat-array-function',
  overloads: [
    overload(['array: array', 'delimiter: scalar as string'], 'string', (array, delimiter) =>
      isArray(array) ? array.map(dynamicText).join(delimiter) : dynamicText(array),
    ),
  ],
  examples: [
    { kql: 'print strcat_array(dynamic([1, 2, 3]), "->")', result: '1->2->3' },
    { kql: 'print strcat_array(dynamic([1, null, 3]), "-")', result: '1--3', verified: 'engine' },
  ],
});
