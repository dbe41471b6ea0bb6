import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { eventsFile, now, outFolder } from './events-file.js';
import { Measurements, type Median } from './measurements.js';
import { PeerProcess } from './peer-process.js';
import { peers } from './peers/all.js';
import { type RunFacts, report, withSection } from './report.js';
import type { IngestWorkload, QueryWorkload, Workload } from './workload.js';
import { workloads } from './workloads/all.js';
import { ingestCsv } from './workloads/ingest.js';

const names = [...Object.keys(peers), ...workloads.map((workload) => workload.name)];
const usage = `usage: npm run bench -- [--rows 1000000] [--runs 5] [--only NAME,…] [--save]

--only   of ${names.join(', ')};
         peers alone mean all workloads, workloads alone all peers
--save   write this number of rows into RESULTS.md, and into baseline.json with which later runs are compared`;

const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
    save: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const measurements = new Measurements();
const titles: Record<string, string> = {};

async function run(): Promise<void> {
  const [rows, runs] = [positive('rows'), positive('runs')];
  const only = chosen();
  const chosenPeers = Object.keys(peers).filter((peer) => only.peer(peer) && isBuilt(peer));
  const chosenWorkloads = workloads.filter(only.workload);
  const ingests = chosenWorkloads.filter((workload) => workload.kind === 'ingest');
  const queries = chosenWorkloads.filter((workload) => workload.kind === 'query');

  for (const workload of ingests) await measureIngest(workload, chosenPeers, rows, runs);
  if (ingests.at(-1)?.format !== 'csv') await measureIngest(ingestCsv, chosenPeers, rows, 1);
  for (const workload of queries.filter(({ cold }) => cold)) await measureCold(workload, chosenPeers, runs);
  await measureQueries(queries, chosenPeers, runs);
  show({ rows, runs, fileBytes: statSync(await eventsFile(rows, 'csv')).size, titles });
}

/** In turns, so that what else the machine does falls on all peers alike; the last turn's databases stay. */
async function measureIngest(workload: IngestWorkload, chosenPeers: string[], rows: number, runs: number) {
  const file = await eventsFile(rows, workload.format);
  for (let turn = 1; turn <= runs; turn++) {
    for (const peer of chosenPeers) {
      const path = freshDatabase(peer);
      const child = new PeerProcess(peer, path);
      const outcome = await child.run({ do: 'ingest', file, format: workload.format });
      await child.leave();
      if (outcome.rows !== rows) throw new Error(`${peer} took ${outcome.rows} of ${rows} rows`);
      titles[peer] = outcome.title;
      measurements.add(workload.name, 'ms', peer, outcome.milliseconds);
      measurements.add(`${workload.name}, processor time`, 'ms', peer, outcome.processorMilliseconds);
      measurements.add(`${workload.name}, peak memory`, 'bytes', peer, outcome.peakMemory);
      measurements.add(`${workload.name}, database`, 'bytes', peer, sizeOf(path));
      progress(`${workload.name} ${turn}/${runs} ${peer} ${Math.round(outcome.milliseconds)} ms`);
    }
  }
}

async function measureQueries(queries: readonly QueryWorkload[], chosenPeers: string[], runs: number) {
  const processes = new Map(chosenPeers.map((peer) => [peer, new PeerProcess(peer, databasePath(peer))]));
  for (const { name: workload, kql } of queries) {
    await assertSameAnswers(workload, processes);
    const hasDearest = Array.isArray(kql);
    if (hasDearest) for (const child of processes.values()) await child.run({ do: 'dearest', workload, now });
    for (let turn = 1; turn <= runs; turn++) {
      for (const [peer, child] of processes) {
        const { milliseconds } = await child.run({ do: 'query', workload, now });
        measurements.add(workload, 'ms', peer, milliseconds);
        if (hasDearest) {
          // Machines are faster now and slower then: what is compared is measured in one turn.
          const alone = (await child.run({ do: 'dearest', workload, now })).milliseconds;
          measurements.add(`${workload}, dearest alone`, 'ms', peer, alone);
          measurements.add(`${workload} / dearest`, 'times', peer, milliseconds / alone);
        }
        progress(`${workload} ${turn}/${runs} ${peer} ${milliseconds.toFixed(1)} ms`);
      }
    }
  }
  for (const [peer, child] of processes) {
    const { peakMemory } = await child.leave();
    if (queries.length > 0) measurements.add('questions, peak memory', 'bytes', peer, peakMemory);
  }
}

/** From the start of a process to its end, with one question on a database that it has not opened before. */
async function measureCold({ name: workload }: QueryWorkload, chosenPeers: string[], runs: number) {
  for (let turn = 1; turn <= runs; turn++) {
    for (const peer of chosenPeers) {
      const start = performance.now();
      const child = new PeerProcess(peer, databasePath(peer));
      await child.run({ do: 'query', workload, now });
      await child.leave();
      measurements.add(`${workload}, cold`, 'ms', peer, performance.now() - start);
    }
  }
}

/** Also warms each peer up. */
async function assertSameAnswers(workload: string, processes: ReadonlyMap<string, PeerProcess>) {
  let first: { peer: string; lines: readonly string[] } | null = null;
  for (const [peer, child] of processes) {
    const { lines = [], milliseconds } = await child.run({ do: 'answer', workload, now });
    measurements.add(`${workload}, first time`, 'ms', peer, milliseconds);
    if (lines.length === 0) throw new Error(`${workload}: ${peer} found nothing`);
    first ??= { peer, lines };
    const [expected, found] = [new Set(first.lines), new Set(lines)];
    const missing = first.lines.find((line) => !found.has(line));
    const excess = lines.find((line) => !expected.has(line));
    if (missing === undefined && excess === undefined && lines.length === first.lines.length) continue;
    throw new Error(
      `${workload}: ${first.peer} found ${first.lines.length} rows, ${peer} ${lines.length}\n` +
        `only ${first.peer}: ${missing}\nonly ${peer}: ${excess}`,
    );
  }
  progress(`${workload}: ${first?.lines.length} rows from each`);
}

function show(facts: RunFacts): void {
  const medians = measurements.medians();
  const baselineFile = here('./baseline.json');
  const baselines: Record<number, Median[]> = existsSync(baselineFile)
    ? JSON.parse(readFileSync(baselineFile, 'utf8'))
    : {};
  const page = report(facts, medians, baselines[facts.rows] ?? []);
  console.log(page);
  if (!flags.save) return;
  const resultsFile = here('./RESULTS.md');
  const results = existsSync(resultsFile) ? readFileSync(resultsFile, 'utf8') : '';
  writeFileSync(resultsFile, withSection(results, facts.rows, page));
  writeFileSync(baselineFile, `${JSON.stringify({ ...baselines, [facts.rows]: medians }, null, 2)}\n`);
}

const databasePath = (peer: string): string => `${outFolder}/${peer}/events.db`;

function freshDatabase(peer: string): string {
  rmSync(`${outFolder}/${peer}`, { recursive: true, force: true });
  mkdirSync(`${outFolder}/${peer}`);
  return databasePath(peer);
}

/** Of a file with what lies beside it, or of a folder, in bytes. */
function sizeOf(path: string): number {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.reduce((sum, file) => sum + statSync(`${file.parentPath}/${file.name}`).size, 0);
}

function chosen(): { peer(name: string): boolean; workload(workload: Workload): boolean } {
  const wanted = flags.only === '' ? [] : flags.only.split(',');
  const unknown = wanted.find((name) => !names.includes(name));
  if (unknown !== undefined) fail(`--only: '${unknown}' is neither a peer nor a workload`);
  const somePeers = wanted.some((name) => name in peers);
  const someWorkloads = wanted.some((name) => !(name in peers));
  return {
    peer: (name) => !somePeers || wanted.includes(name),
    workload: (workload) => !someWorkloads || wanted.includes(workload.name),
  };
}

function isBuilt(peer: string): boolean {
  if (peer !== 'kqlocal' || existsSync(here('../dist/index.js'))) return true;
  progress('kqlocal is left out, since it is not built: run `npm run build` in the folder above');
  return false;
}

function positive(name: 'rows' | 'runs'): number {
  const number = Number(flags[name]);
  if (!Number.isInteger(number) || number < 1) fail(`--${name}: '${flags[name]}' is no whole number above 0`);
  return number;
}

function progress(line: string): void {
  console.error(line);
}

function fail(message: string): never {
  console.error(`${message}\n\n${usage}`);
  process.exit(2);
}

if (flags.help) console.log(usage);
else {
  await run().catch((error: Error) => {
    console.error(error.message);
    process.exit(1);
  });
}
