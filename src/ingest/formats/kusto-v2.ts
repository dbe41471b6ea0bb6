// The response of Kusto's query endpoint, version 2: an array of frames. The result is in the frames of the table of the
// kind PrimaryResult: one `DataTable`, or, in a progressive response, a header and fragments that add to or replace the
// rows before.
// https://learn.microsoft.com/kusto/api/rest/response-v2

import type { Reading } from '../reading.js';
import type { FieldInfo } from '../tables/fields.js';
import { declaredColumns } from './declared-columns.js';
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
  private columns: readonly FieldInfo[] | undefined;
  private frames = 0;
  private fragments = 0;
  /** Frames whose rows were passed over, since what they are was said only behind them. */
  private readonly missed = new Set<number>();

  constructor(private readonly reading: Reading) {
    this.document = new JsonDocument(reading);
    this.columns = addColumns(reading, reading.facts.declared?.columns);
  }

  async read(): Promise<void> {
    const { facts } = this.reading;
    await this.document.run(() => this.document.items(() => this.readFrame(this.frames++)));
    if (this.missed.size > 0) facts.declare({ columns: this.columns ?? [], parts: this.missed });
  }

  private async readFrame(number: number): Promise<void> {
    const frame = new Map<string, unknown>();
    let fragment: number | undefined;
    let passedOver = false;
    await this.document.members(async (name) => {
      if (name !== 'Rows') frame.set(name, await this.document.parsed());
      else if (this.hasResult(frame, number)) {
        fragment = this.fragments++;
        await this.readRows(fragment);
      } else {
        passedOver = true;
        await this.document.skip();
      }
    });
    if (passedOver && this.isResult(frame)) this.missed.add(number);
    if (frame.get('TableKind') === 'PrimaryResult') this.begin(frame);
    if (frame.get('HasErrors') === true) this.reading.note('the response says that its rows are not all there are');
    const replaces = frame.get('TableFragmentType') === 'DataReplace';
    const { facts } = this.reading;
    if (replaces && fragment !== undefined && fragment > facts.firstFragment) facts.replaceFragments(fragment);
  }

  private hasResult(frame: ReadonlyMap<string, unknown>, number: number): boolean {
    return this.columns !== undefined && this.reading.facts.declared?.parts.has(number) ? true : this.isResult(frame);
  }

  /** Takes what the frame says of the result; of several results the first counts. */
  private begin(frame: ReadonlyMap<string, unknown>): void {
    this.resultId ??= frame.get('TableId');
    this.columns ??= addColumns(this.reading, declaredColumns(frame.get(KUSTO_COLUMNS.columns), KUSTO_COLUMNS.column));
  }

  /** Whether what is known of the frame says that it has rows of the result. */
  private isResult(frame: ReadonlyMap<string, unknown>): boolean {
    const isPrimary = frame.get('TableKind') === 'PrimaryResult';
    if (this.resultId === undefined && isPrimary) this.begin(frame);
    return this.columns !== undefined && this.resultId !== undefined && frame.get('TableId') === this.resultId;
  }

  private async readRows(fragment: number): Promise<void> {
    if (fragment < this.reading.facts.firstFragment) await this.document.skip();
    else await readResultRows(this.document, this.reading);
  }
}
