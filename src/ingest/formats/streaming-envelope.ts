// The envelope in which the streaming API of Defender sends an event:
// `{"time", "tenantId", "operationName", "category": "AdvancedHunting-<table>", "properties": {…}, …}`.

import type { JsonScanner } from '../bytes/json-scanner.js';
import { NESTED, Row } from '../bytes/row.js';
import { Fields } from '../tables/fields.js';

const CATEGORY = /^AdvancedHunting-(\w+)$/;

/** The table of a category; undefined for the categories of other services. */
export function tableOfCategory(category: string): string | undefined {
  return CATEGORY.exec(category)?.[1];
}

export class StreamingEnvelope {
  /** Of the event that was read last. */
  table = '';
  /** Why the object that was read last is no event. */
  problem: string | undefined;
  private readonly members = new Row();
  private readonly fields = new Fields();
  private readonly tables = new Map<string, string | undefined>();

  /** @param eventFields of the events themselves */
  constructor(
    private readonly scanner: JsonScanner,
    private readonly eventFields: Fields,
  ) {}

  /** Reads the event in the envelope at `at` into `row`; the position behind the envelope, or the scanner's failure. */
  read(at: number, row: Row): number {
    const { members, fields, scanner } = this;
    const next = scanner.object(at, members, fields);
    if (next < 0) return next;
    this.problem = undefined;
    const category = members.indexOf(fields.indexOf('category'));
    const properties = members.indexOf(fields.indexOf('properties'));
    const table = category < 0 ? undefined : this.tableOf(members.text(category));
    if (table === undefined) this.problem = 'no category of advanced hunting';
    else this.table = table;
    if (properties < 0 || members.kinds[properties] !== NESTED) this.problem ??= 'no properties';
    if (this.problem !== undefined) return next;
    const end = scanner.object(members.starts[properties] as number, row, this.eventFields);
    if (end < 0) this.problem = 'the properties are no object';
    return next;
  }

  private tableOf(category: string): string | undefined {
    if (!this.tables.has(category)) this.tables.set(category, tableOfCategory(category));
    return this.tables.get(category);
  }
}
