import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IngestError } from '../../src/ingest/ingest-error.js';
import { parseSchema, readSchema } from '../../src/ingest/schema-file.js';

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
    [
      'getschema from the Log Analytics API',
      '{"tables":[{"name":"PrimaryResult","columns":[{"name":"ColumnName","type":"string"},{"name":"ColumnOrdinal","type":"int"},{"name":"DataType","type":"string"},{"name":"ColumnType","type":"string"}],"rows":[["When",0,"System.DateTime","datetime"],["Size",1,"System.Int64","long"],["Is_b",2,"System.SByte","bool"]]}]}',
    ],
    [
      'getschema from the Defender API',
      '{"Schema":[{"Name":"ColumnName","Type":"String"},{"Name":"DataType","Type":"String"}],"Results":[{"ColumnName":"When","DataType":"System.DateTime"},{"ColumnName":"Size","DataType":"System.Int64"},{"ColumnName":"Is_b","DataType":"System.SByte"}]}',
    ],
    [
      'the schema of a response',
      '{"schema":[{"name":"When","type":"DateTime"},{"name":"Size","type":"Int64"},{"name":"Is_b","type":"SByte"}],"results":[]}',
    ],
    [
      'a table with its name',
      '{"Events_CL":{"columns":[{"name":"When","type":"datetime"},{"name":"Size","type":"long"},{"name":"Is_b","type":"bool"}]}}',
    ],
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
    ['{}', 'the schema has no columns'],
    ['(a:long, a:string)', "the schema has the column 'a' twice"],
    ['ColumnName,ColumnType\nA', 'the schema is no table: Invalid Record Length'],
    ['ColumnName,ColumnType\n"A', 'the schema is no table: Quote Not Closed'],
    ['', 'the schema has no columns'],
    ['datatable(a:long, 5)', "the schema has no 'name: type' at '5'"],
    ['a,b\n1,2', 'a column of the schema has no name or no type'],
  ])('is not %s', (text, message) => {
    expect(() => parseSchema(text)).toThrow(message);
  });

  it('is read in any encoding, and named where it is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kqlocal-test-'));
    try {
      const path = join(folder, 'schema.csv');
      writeFileSync(path, Buffer.from('\ufeffColumnName;ColumnType\r\nA;long\r\n', 'utf16le'));
      expect(await readSchema(path)).toEqual([{ name: 'A', type: 'long' }]);
      writeFileSync(path, 'datatable(A:number)');
      await expect(readSchema(path)).rejects.toThrow(new IngestError("column 'A': there is no type 'number'", path));
      const missing = join(folder, 'missing.csv');
      await expect(readSchema(missing)).rejects.toThrow(`${missing}: there is no such file`);
      writeFileSync(path, `(${Array.from({ length: 50_000 }, (_, i) => `c${i}:long`).join(',')})`);
      await expect(readSchema(path)).rejects.toThrow(`${path}: this is too long for the schema of a table`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
