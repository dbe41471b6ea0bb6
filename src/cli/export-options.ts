// How exported files are read that a command takes without a database.

import type { IngestOptions } from '../ingest/ingest.js';
import type { UsedWorkspace } from './workspace-option.js';

export const exportOptions = {
  table: { type: 'string', requiresArg: true, describe: 'the table of the exports, where they do not say' },
  schema: {
    type: 'string',
    requiresArg: true,
    describe: 'a file with the columns of the table of the exports, as `ingest` takes it',
  },
  timezone: {
    type: 'string',
    requiresArg: true,
    describe: 'zone of times in the exports that name none; default that of the workspace, else UTC',
  },
} as const;

interface ExportArguments {
  readonly table?: string | undefined;
  readonly schema?: string | undefined;
  readonly timezone?: string | undefined;
}

/** @throws IngestError where the schema cannot be read */
export async function readingOf(
  { table, schema, timezone }: ExportArguments,
  { settings }: UsedWorkspace,
): Promise<IngestOptions> {
  const columns =
    schema === undefined ? undefined : await (await import('../ingest/schema-file.js')).readSchema(schema);
  const zone = timezone ?? settings?.timezone ?? undefined;
  return {
    ...(table === undefined ? {} : { table }),
    ...(columns === undefined ? {} : { schema: columns }),
    ...(zone === undefined ? {} : { timezone: zone }),
  };
}
