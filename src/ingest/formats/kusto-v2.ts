// The response of Kusto's query endpoint, version 2: an array of frames. The result is in the frames of the table of the
// kind PrimaryResult: one `DataTable`, or, in a progressive response, a header and fragments that add to or replace the
// rows before.
// https://learn.microsoft.com/kusto/api/rest/response-v2

import type { Reading } from '../reading.js';
import type { Format } from './format.js';
import { JsonDocument } from './json-document.js';
import { jsonOutline } from './json-outline.js';
import { KUSTO_COLUMNS } from './kusto-v1.js';
import { addColumns, readResultRows } from './result-table.js';

export const kustoV2: Format = {
  name: 'kusto-v2',
  title: 'a response of Kusto, version 2, progressive or not',

  recognises(head) {
    const { kind, members } = jsonOutline(head) ?? {};
    return kind === 'array' && members?.has('FrameType') === true;
  },

  async read(reading) {
    const frames = new Frames(reading);
    await frames.read();
  },
};

class Frames {
  private readonly document: JsonDocument;
  private resultId: unknown;
  private fragments = 0;

  constructor(private readonly reading: Reading) {
    this.document = new JsonDocument(reading);
  }

  async read(): Promise<void> {
    await this.document.run(() => this.document.items(() => this.readFrame()));
  }

  private async readFrame(): Promise<void> {
    const frame = new Map<string, unknown>();
    await this.document.members(async (name) => {
      if (name !== 'Rows') frame.set(name, await this.document.parsed());
      else if (this.isResult(frame)) await this.readRows(frame);
      else await this.document.skip();
    });
    if (frame.get('TableKind') === 'PrimaryResult' && this.resultId === undefined) this.begin(frame);
    if (frame.get('HasErrors') === true) this.reading.note('the response says that its rows are not all there are');
  }

  /** Takes what the frame says of the result. */
  private begin(frame: ReadonlyMap<string, unknown>): void {
    this.resultId = frame.get('TableId');
    addColumns(this.reading, frame.get(KUSTO_COLUMNS.columns), KUSTO_COLUMNS.column);
  }

  /** Whether the frame has rows of the result; of several results the first counts. */
  private isResult(frame: ReadonlyMap<string, unknown>): boolean {
    const id = frame.get('TableId');
    if (this.resultId !== undefined) return id === this.resultId;
    if (frame.get('TableKind') !== 'PrimaryResult') return false;
    this.begin(frame);
    return true;
  }

  private async readRows(frame: ReadonlyMap<string, unknown>): Promise<void> {
    const { facts } = this.reading;
    const fragment = this.fragments++;
    if (frame.get('TableFragmentType') === 'DataReplace' && fragment > facts.firstFragment)
      facts.replaceFragments(fragment);
    if (fragment < facts.firstFragment) await this.document.skip();
    else await readResultRows(this.document, this.reading);
  }
}
