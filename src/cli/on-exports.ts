import type { Database } from '../database/database.js';
import type { IngestOptions } from '../ingest/ingest.js';
import { progressBar } from './output/progress.js';

/**
 * Does `work` on a database of exported files, in a temporary file that is there as long.
 * @param reading how the files are read
 * @param limits those of the queries
 * @returns null where a file was refused, which has been told
 */
export async function onExports<T>(
  files: readonly string[],
  reading: IngestOptions,
  work: (database: Database) => Promise<T>,
  limits: { readonly maxMemory?: number } = {},
): Promise<T | null> {
  const [{ mkdtempSync, rmSync }, { tmpdir }, path, { openDatabase }] = await Promise.all([
    import('node:fs'),
    import('node:os'),
    import('node:path'),
    import('../database/database.js'),
  ]);
  const folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-'));
  const database = openDatabase(path.join(folder, 'events.db'), limits);
  const bar = await progressBar();
  try {
    const report = await database.ingest(files, {
      ...reading,
      onProgress: (progress) => bar.update(progress),
    });
    bar.stop();
    const { ingestSummary } = await import('./output/ingest-summary.js');
    process.stderr.write(ingestSummary(report));
    if (report.files.some((file) => file.status === 'refused')) return null;
    return await work(database);
  } finally {
    bar.stop();
    database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
