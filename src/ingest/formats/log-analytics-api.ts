// The response of the query API of Log Analytics: `{"tables": [{"name", "columns": [{name, type}], "rows": [[…]]}]}`.
// https://learn.microsoft.com/azure/azure-monitor/logs/api/response-format

import type { Format } from './format.js';
import { JsonDocument, OPEN_ARRAY } from './json-document.js';
import { jsonOutline } from './json-outline.js';
import { readResultTable } from './result-table.js';

export const logAnalyticsApi: Format = {
  name: 'log-analytics-api',
  title: 'a response of the Log Analytics query API',

  recognises(head) {
    const { kind, members } = jsonOutline(head) ?? {};
    return kind === 'object' && members?.get('tables') === OPEN_ARRAY;
  },

  async read(reading) {
    const document = new JsonDocument(reading);
    let tables = 0;
    await document.run(() =>
      document.members(async (name) => {
        if (name === 'error') reading.note('the response says that its rows are not all there are');
        if (name !== 'tables') return document.skip();
        // Statistics and charts follow the result as tables of their own.
        await document.items(async () => {
          if (tables++ > 0) return document.skip();
          await readResultTable(document, reading, {
            columns: 'columns',
            column: { name: 'name', types: ['type'] },
            rows: 'rows',
          });
        });
      }),
    );
  },
};
