// The response of Kusto's query endpoint, version 1: `{"Tables": [{"TableName", "Columns": [{"ColumnName", "DataType",
// "ColumnType"}], "Rows": [[…]]}]}`. The result is the first table; what follows is about the query.
// https://learn.microsoft.com/kusto/api/rest/response-v1

import type { Format } from './format.js';
import { JsonDocument, OPEN_ARRAY } from './json-document.js';
import { jsonOutline } from './json-outline.js';
import { readResultTable } from './result-table.js';

export const KUSTO_COLUMNS = {
  columns: 'Columns',
  column: { name: 'ColumnName', types: ['ColumnType', 'DataType'] },
  rows: 'Rows',
} as const;

export const kustoV1: Format = {
  name: 'kusto-v1',
  title: 'a response of Kusto, version 1',

  recognises(head) {
    const { kind, members } = jsonOutline(head) ?? {};
    return kind === 'object' && members?.get('Tables') === OPEN_ARRAY;
  },

  async read(reading) {
    const document = new JsonDocument(reading);
    let tables = 0;
    await document.run(() =>
      document.members(async (name) => {
        if (name !== 'Tables') return document.skip();
        await document.items(() =>
          tables++ === 0 ? readResultTable(document, reading, KUSTO_COLUMNS) : document.skip(),
        );
      }),
    );
  },
};
