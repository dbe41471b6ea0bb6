// The response of a hunting query: a schema, and results with an object a row.

import { Row } from '../bytes/row.js';
import type { Reading } from '../reading.js';
import { type ColumnMembers, declaredColumns } from './declared-columns.js';
import { JsonDocument } from './json-document.js';

export interface HuntingMembers {
  readonly schema: string;
  readonly results: string;
  readonly column: ColumnMembers;
  /** Whether a member of a row says something of the response's form, and is no column. */
  isAnnotation(member: string): boolean;
}

export async function readHuntingResponse(reading: Reading, members: HuntingMembers): Promise<void> {
  const document = new JsonDocument(reading);
  const row = new Row();
  const read = (at: number) => {
    const next = document.scanner.object(at, row, reading.fields);
    if (next >= 0) dropAnnotations(row, reading, members);
    return next;
  };
  await document.run(() =>
    document.members(async (name) => {
      if (name === members.schema) {
        for (const column of declaredColumns(await document.parsed(), members.column) ?? [])
          reading.fields.declare(column);
      } else if (name === members.results) await document.rows(row, read, () => reading.append(row));
      else await document.skip();
    }),
  );
}

function dropAnnotations(row: Row, reading: Reading, { isAnnotation }: HuntingMembers): void {
  row.filter((field) => !isAnnotation(reading.fields.info(field).name));
}
