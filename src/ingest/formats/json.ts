// JSON objects with the columns of a table as their members: in an array, or one behind the other.

import { Row } from '../bytes/row.js';
import type { Format } from './format.js';
import { END, JsonDocument, OPEN_ARRAY, OPEN_OBJECT } from './json-document.js';
import { jsonOutline } from './json-outline.js';

export const json: Format = {
  name: 'json',
  title: 'a JSON array of objects, or objects that take several lines each',

  recognises(head) {
    return jsonOutline(head) !== undefined;
  },

  async read(reading) {
    const document = new JsonDocument(reading);
    const row = new Row();
    const reader = {
      row,
      opening: OPEN_OBJECT,
      read: (at: number) => document.scanner.object(at, row, reading.fields),
      accept: () => reading.append(row),
    };
    await document.run(async () => {
      for (let byte = await document.peek(); byte !== END; byte = await document.peek()) {
        if (byte === OPEN_ARRAY) await document.rows(reader);
        else await document.row(reader);
      }
    });
  },
};
