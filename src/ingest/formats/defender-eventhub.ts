// What Defender's streaming API sends to an event hub: messages `{"records": [envelope, …]}`, one or several, a line
// each or in an array.
// https://learn.microsoft.com/defender-xdr/streaming-api-event-hub

import { Row } from '../bytes/row.js';
import type { Reading } from '../reading.js';
import type { Format } from './format.js';
import { END, JsonDocument, OPEN_ARRAY } from './json-document.js';
import { jsonOutline } from './json-outline.js';
import { StreamingEnvelope } from './streaming-envelope.js';

export const defenderEventhub: Format = {
  name: 'defender-eventhub',
  title: 'the Defender streaming API, to an event hub: records of events',

  recognises(head) {
    const members = jsonOutline(head)?.members;
    return members?.get('records') === OPEN_ARRAY && members.size <= 2;
  },

  async read(reading) {
    const document = new JsonDocument(reading);
    await document.run(async () => {
      for (let byte = await document.peek(); byte !== END; byte = await document.peek()) {
        if (byte === OPEN_ARRAY) await document.items(() => readMessage(document, reading));
        else await readMessage(document, reading);
      }
    });
  },
};

async function readMessage(document: JsonDocument, reading: Reading): Promise<void> {
  const row = new Row();
  const envelope = new StreamingEnvelope(document.scanner, reading.fields);
  const accept = () => {
    if (envelope.problem === undefined) reading.append(row, envelope.table);
    else reading.reject(row.line, envelope.problem, row.raw());
  };
  await document.members(async (name) => {
    if (name === 'records') await document.rows(row, (at) => envelope.read(at, row), accept);
    else await document.skip();
  });
}
