// The response of Graph's `runHuntingQuery`: `{"schema": [{"name", "type"}], "results": [{…}]}`, with the types of some
// values in members of their own, and `{}` for null.
// https://learn.microsoft.com/graph/api/security-security-runhuntingquery

import type { Format } from './format.js';
import { readHuntingResponse } from './hunting-response.js';
import { OPEN_ARRAY } from './json-document.js';
import { jsonOutline } from './json-outline.js';

export const graphHunting: Format = {
  name: 'graph-hunting',
  title: 'a response of runHuntingQuery of Microsoft Graph',

  recognises(head) {
    const { kind, members } = jsonOutline(head) ?? {};
    return kind === 'object' && (members?.get('results') ?? members?.get('schema')) === OPEN_ARRAY;
  },

  read(reading) {
    reading.emptyObjectIsNull = true;
    return readHuntingResponse(reading, {
      schema: 'schema',
      results: 'results',
      column: { name: 'name', types: ['type'] },
      isAnnotation: (member) => member.includes('@odata.'),
    });
  },
};
