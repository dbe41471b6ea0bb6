import type { IngestWorkload } from '../workload.js';

export const ingestCsv: IngestWorkload = { kind: 'ingest', name: 'ingest-csv', format: 'csv' };
