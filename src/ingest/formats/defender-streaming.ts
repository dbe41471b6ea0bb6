// What Defender's streaming API writes to storage: an envelope a line, with the event as its `properties` and its table
// as its `category`.
// https://learn.microsoft.com/defender-xdr/streaming-api-storage

import { Row } from '../bytes/row.js';
import type { Format } from './format.js';
import { firstObjects } from './json-head.js';
import { JsonLines, linesResume } from './json-line-reading.js';
import { StreamingEnvelope, tableOfCategory } from './streaming-envelope.js';

export const defenderStreaming: Format = {
  name: 'defender-streaming',
  title: 'the Defender streaming API, to storage: an event a line',
  resumes: linesResume,

  recognises(head) {
    return firstObjects(head).some(({ category, properties }) => {
      return typeof category === 'string' && tableOfCategory(category) !== undefined && typeof properties === 'object';
    });
  },

  async read(reading) {
    const lines = new JsonLines(reading);
    const envelope = new StreamingEnvelope(lines.scanner, reading.fields);
    const row = new Row();
    while (lines.nextAtHand() || (await lines.next())) {
      const next = envelope.read(lines.start, row);
      if (next < 0) lines.reject(next);
      else if (envelope.problem !== undefined) lines.rejectLine(envelope.problem);
      else if (lines.ends(next, row)) reading.append(row, envelope.table);
    }
    lines.finish();
  },
};
