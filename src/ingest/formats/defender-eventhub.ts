// What Defender's streaming API sends to an event hub: messages `{"records": [envelope, …]}`, one or several, a line
// each or in an array; or the envelopes alone.
// https://learn.microsoft.com/defender-xdr/streaming-api-event-hub

import { Row } from '../bytes/row.js';
import type { Reading } from '../reading.js';
import type { Format, Head } from './format.js';
import { END, JsonDocument, OPEN_ARRAY, OPEN_OBJECT, type RowReader } from './json-document.js';
import { jsonOutline } from './json-outline.js';
import { StreamingEnvelope } from './streaming-envelope.js';

export const defenderEventhub: Format = {
  name: 'defender-eventhub',
  title: 'the Defender streaming API, to an event hub: records of events',

  recognises(head) {
    const members = jsonOutline(head)?.members;
    return (members?.get('records') === OPEN_ARRAY && members.size <= 2) || hasEnvelopes(head);
  },

  async read(reading, head) {
    const document = new JsonDocument(reading);
    const readItem = hasEnvelopes(head) ? envelopeReader(document, reading) : messageReader(document, reading);
    await document.run(async () => {
      for (let byte = await document.peek(); byte !== END; byte = await document.peek()) {
        if (byte === OPEN_ARRAY) await document.items(readItem);
        else await readItem();
      }
    });
  },
};

/** Whether the envelopes come without messages around them: someone has taken them out. */
function hasEnvelopes(head: Head): boolean {
  const members = jsonOutline(head)?.members;
  return members?.get('properties') === OPEN_OBJECT && /"category"\s*:\s*"AdvancedHunting-/.test(head.text);
}

function envelopeReader(document: JsonDocument, reading: Reading): () => Promise<void> {
  const reader = eventReader(document, reading);
  return () => document.row(reader);
}

function messageReader(document: JsonDocument, reading: Reading): () => Promise<void> {
  const reader = eventReader(document, reading);
  return () =>
    document.members(async (name) => {
      if (name === 'records') await document.rows(reader);
      else await document.skip();
    });
}

function eventReader(document: JsonDocument, reading: Reading): RowReader {
  const row = new Row();
  const envelope = new StreamingEnvelope(document.scanner, reading.fields);
  return {
    row,
    opening: OPEN_OBJECT,
    read: (at) => envelope.read(at, row),
    accept() {
      if (envelope.problem === undefined) reading.append(row, envelope.table);
      else reading.reject(row.line, envelope.problem, row.raw());
    },
  };
}
