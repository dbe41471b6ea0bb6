// The response of Defender's advanced hunting API: `{"Stats", "Schema": [{"Name", "Type"}], "Results": [{…}]}`.
// https://learn.microsoft.com/defender-xdr/api-advanced-hunting

import type { Format } from './format.js';
import { readHuntingResponse } from './hunting-response.js';
import { OPEN_ARRAY } from './json-document.js';
import { jsonOutline } from './json-outline.js';

export const defenderApi: Format = {
  name: 'defender-api',
  title: 'a response of the Defender advanced hunting API',

  recognises(head) {
    const { kind, members } = jsonOutline(head) ?? {};
    return kind === 'object' && (members?.get('Results') ?? members?.get('Schema')) === OPEN_ARRAY;
  },

  read: (reading) =>
    readHuntingResponse(reading, {
      schema: 'Schema',
      results: 'Results',
      column: { name: 'Name', types: ['Type'] },
      isAnnotation: () => false,
    }),
};
