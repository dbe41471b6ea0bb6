import type { IngestProgress } from '../../ingest/ingest.js';

export interface ProgressBar {
  update(progress: IngestProgress): void;
  stop(): void;
}

const MEGABYTE = 1e6;

/** A bar with rate and time left on a terminal; nothing where standard error is a pipe or a file. */
export async function progressBar(): Promise<ProgressBar> {
  if (process.stderr.isTTY !== true) return { update: () => undefined, stop: () => undefined };
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage}% | {read}/{size} MB | {rate} MB/s | {rows} rows | {eta_formatted} left | {file}',
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
      etaBuffer: 50,
    },
    cliProgress.Presets.shades_classic,
  );
  const started = performance.now();
  let running = false;
  return {
    update({ file, bytesRead, bytesTotal, rows }) {
      const seconds = (performance.now() - started) / 1000;
      const fields = {
        file: file.slice(-40),
        read: (bytesRead / MEGABYTE).toFixed(0),
        size: (bytesTotal / MEGABYTE).toFixed(0),
        rate: (bytesRead / MEGABYTE / Math.max(seconds, 0.001)).toFixed(0),
        rows: rows.toLocaleString('en'),
      };
      if (!running) bar.start(Math.max(bytesTotal, 1), bytesRead, fields);
      else bar.update(bytesRead, fields);
      running = true;
    },
    stop() {
      if (running) bar.stop();
    },
  };
}
