import { defineScalar, overload } from '../define.js';

/** A field: a quoted part, in which two quotation marks stand for one, and what follows it up to the comma. */
const FIELD = /("[^"]*(?:""[^"]*)*"?)?([^,\r\n]*)/y;

function firstRecord(text: string): string[] {
  const fields: string[] = [];
  let at = 0;
  do {
    FIELD.lastIndex = at;
    const [all = '', quoted = '', rest = ''] = FIELD.exec(text) ?? [];
    fields.push(quoted.replace(/^"|"$/g, '').replaceAll('""', '"') + rest);
    at += all.length;
  } while (text.charAt(at++) === ',');
  return fields;
}

export default defineScalar({
  name: 'parse_csv',
  summary: 'The fields of a record of comma-separated values, the first where there are several, as an array of texts.',
  source: 'https://learn.microsoft.com/kusto/query/parse-csv-function',
  overloads: [overload(['csv_text: string|dynamic as string'], 'dynamic', firstRecord)],
  naming: 'argument',
  examples: [
    {
      kql: 'print parse_csv(\'aa,"b,b,b",cc,"Escaping quotes: ""Title""","line1\\nline2"\')',
      result: ['aa', 'b,b,b', 'cc', 'Escaping quotes: "Title"', 'line1\nline2'],
    },
    {
      kql: "print parse_csv('record1,a,b,c\\nrecord2,x,y,z')",
      result: ['record1', 'a', 'b', 'c'],
      verified: 'engine',
    },
  ],
});
