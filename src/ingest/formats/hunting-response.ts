// The response of a hunting query: a schema, and results with an object a row.

import { Row } from '../bytes/row.js';
import type { Reading } from '../reading.js';
import { type ColumnMembers, declaredColumns } from './declared-columns.js';
import { JsonDocument, OPEN_OBJECT } from './json-document.js';

export interface HuntingMembers {
  readonly schema: string;
  readonly results: string;
  readonly column: ColumnMembers;
  /** Whether a member of a row says something of the response's form, and is no column. */
  isAnnotation(member: string): boolean;
}

export async function readHuntingResponse(reading: Reading, members: HuntingMembers): Promise<void> {
  const { fields, facts } = reading;
  const document = new JsonDocument(reading);
  const row = new Row();
  const reader = {
    row,
    opening: OPEN_OBJECT,
    read(at: number) {
      const next = document.scanner.object(at, row, fields);
      if (next >= 0) dropAnnotations(row, reading, members);
      return next;
    },
    accept: () => reading.append(row),
  };
  for (const column of facts.declared?.columns ?? []) fields.declare(column);
  await document.run(() =>
    document.members(async (name) => {
      if (name === members.schema) {
        const columns = declaredColumns(await document.parsed(), members.column) ?? [];
        for (const column of columns) fields.declare(column);
        if (reading.rows > 0 && facts.declared === undefined) facts.declare({ columns, parts: new Set() });
      } else if (name === members.results) await document.rows(reader);
      else await document.skip();
    }),
  );
}

function dropAnnotations(row: Row, reading: Reading, { isAnnotation }: HuntingMembers): void {
  row.filter((field) => !isAnnotation(reading.fields.info(field).name));
}
