import { describe, expect, it } from 'vitest';
import { parseSchema } from '../../src/ingest/schema-file.js';

const COLUMNS = [
  { name: 'When', type: 'datetime' },
  { name: 'Size', type: 'long' },
  { name: 'Is_b', type: 'bool' },
];

describe('a schema file', () => {
  it.each([
    [
      'getschema as CSV',
      '\ufeffColumnName,ColumnOrdinal,DataType,ColumnType\r\nWhen,0,System.DateTime,datetime\r\nSize,1,System.Int64,long\r\nIs_b,2,System.SByte,bool\r\n',
    ],
    [
      'getschema without the last column',
      'ColumnName,ColumnOrdinal,DataType\nWhen,0,System.DateTime\nSize,1,System.Int64\nIs_b,2,System.SByte\n',
    ],
    ['getschema as TSV', 'ColumnName\tDataType\nWhen\tdatetime\nSize\tlong\nIs_b\tbool\n'],
    [
      'a JSON list',
      '[{"name":"When","type":"datetime"},{"name":"Size","type":"Int64"},{"name":"Is_b","type":"SByte"}]',
    ],
    [
      'JSON with columns',
      '{"columns":[{"Name":"When","Type":"DateTime"},{"Name":"Size","Type":"long"},{"Name":"Is_b","Type":"bool"}]}',
    ],
    ['a JSON object', '{"When":"datetime","Size":"long","Is_b":"bool"}'],
    ['datatable', 'datatable(When: datetime, Size:long,\n  Is_b:bool)[]'],
    ['.create table', ".create table Events (['When']:datetime, [\"Size\"]: long, Is_b:bool) with (folder='x')"],
    ['a bare list', '(When:datetime, Size:long, Is_b:bool)'],
  ])('is %s', (_, text) => {
    expect(parseSchema(text)).toEqual(COLUMNS);
  });

  it.each([
    ['[]', 'the schema has no columns'],
    ['{"a":"text"}', "column 'a': there is no type 'text'"],
    ['[{"name":"a"}]', 'a column of the schema has no name or no type'],
    ['[1', 'the schema is no JSON'],
    ['datatable(a:long, 5)', "the schema has no 'name: type' at '5'"],
    ['a,b\n1,2', 'a column of the schema has no name or no type'],
  ])('is not %s', (text, message) => {
    expect(() => parseSchema(text)).toThrow(message);
  });
});
