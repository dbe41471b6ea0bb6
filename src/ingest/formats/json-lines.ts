// A JSON object a line, with the columns of a table as its members.

import type { Format } from './format.js';
import { JsonBlocks } from './json-blocks.js';
import { beginsLongObject, firstObjects } from './json-head.js';
import { JsonLines, linesResume } from './json-line-reading.js';

export const jsonLines: Format = {
  name: 'jsonl',
  title: 'JSON lines: an object a line',
  resumes: linesResume,

  recognises(head) {
    return firstObjects(head).length > 0 || beginsLongObject(head);
  },

  async read(reading) {
    const lines = new JsonLines(reading);
    const blocks = new JsonBlocks(reading, lines);
    while (true) {
      if (reading.window.isShort) await lines.more();
      if (blocks.take()) continue;
      if (!lines.nextAtHand() && !(await lines.next())) break;
      if (lines.object(lines.start, lines.row)) reading.append(lines.row);
    }
    lines.finish();
  },
};
