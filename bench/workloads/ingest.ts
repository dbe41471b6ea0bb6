import type { IngestWorkload } from '../workload.js';

export const ingestJsonLines: IngestWorkload = { kind: 'ingest', name: 'ingest-json-lines', format: 'jsonl' };

export const ingestCsv: IngestWorkload = { kind: 'ingest', name: 'ingest-csv', format: 'csv' };
