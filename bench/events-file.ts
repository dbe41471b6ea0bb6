import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeExport } from '../datasets/export-file.js';
import { createFleet } from '../datasets/fleet.js';
import { Random } from '../datasets/random.js';
import { traffic } from '../datasets/traffic.js';
import type { FileFormat } from './workload.js';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The instant after the newest event, at which the questions are asked. */
export const now = '2026-03-14T18:00:00Z';
export const outFolder = here('./out');

/** A file of generated events, written unless one of the same generator is there. */
export async function eventsFile(rows: number, format: FileFormat): Promise<string> {
  mkdirSync(outFolder, { recursive: true });
  const file = `${outFolder}/events-${rows}-${generatorDigest()}.${format}`;
  if (existsSync(file)) return file;
  const seed = 'bench';
  const devices = createFleet(new Random(`${seed} fleet`), 400);
  const unfinished = `${file}.part`;
  await writeExport(traffic({ rows, seed, end: Date.parse(now), days: 7, devices, traces: true }), format, unfinished);
  renameSync(unfinished, file);
  return file;
}

function generatorDigest(): string {
  const digest = createHash('sha256');
  const folder = here('../datasets');
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const source of sources.sort()) digest.update(readFileSync(`${folder}/${source}`));
  return digest.digest('hex').slice(0, 12);
}
