import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Batch } from '../../src/engine/values/batch.js';
import { vectorOf } from '../../src/engine/values/vector.js';
import { Store } from '../../src/store/store.js';

const WRITER = fileURLToPath(new URL('kill.writer.ts', import.meta.url));
const FORGETTER = fileURLToPath(new URL('kill.forgetter.ts', import.meta.url));
const ROWS = 140_000;
const REJECTED = 14;
const KILLS = 6;
const LONGEST_LIFE = 2000;
const TIMEOUT = 180_000;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-kill-'));
  file = path.join(folder, 'events.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function startWriter(...args: string[]): { child: ChildProcess; lines: Interface } {
  return start(WRITER, ...args);
}

function start(script: string, ...args: string[]): { child: ChildProcess; lines: Interface } {
  const child = spawn(process.execPath, ['--import', 'tsx', script, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, lines: createInterface({ input: child.stdout }) };
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
}

/** Lets a writer live for some milliseconds after it has opened the database; how many sources it said are there. */
async function writeAndKill(milliseconds: number): Promise<number> {
  const { child, lines } = startWriter();
  let said = -1;
  await new Promise<void>((resolve) =>
    lines.on('line', (text) => {
      said = Number(text);
      resolve();
    }),
  );
  await sleep(milliseconds);
  await kill(child);
  return said;
}

/** Checks that the database holds whole sources only, and returns their number. */
function wholeSources(readOnly: boolean): number {
  const store = Store.open(file, { readOnly });
  const sources = store.sources();
  for (const [i, source] of sources.entries()) {
    expect(source).toMatchObject({
      name: `${i}`,
      hash: `${i}`,
      rejected: REJECTED,
      tables: [{ name: 'T', rows: ROWS }],
    });
  }
  const names = ['Source', 'Text', ...sources.map((_, i) => `Column${i}`)];
  const table = store.table('T');
  expect(table?.columns.map((column) => column.name) ?? []).toEqual(sources.length > 0 ? names : []);
  const seen = sources.map(() => 0);
  for (const batch of table?.scan({ columns: ['Source', 'Text'], filters: [] }) ?? []) {
    const source = batch.column('Source');
    const text = batch.column('Text');
    if (source.encoding !== 'constant' || text.encoding !== 'flat') throw new Error('not as it was written');
    expect((text.data as string[]).every((value) => value.length === 300)).toBe(true);
    seen[Number(source.value)] = (seen[Number(source.value)] ?? 0) + batch.length;
  }
  expect(seen).toEqual(sources.map(() => ROWS));
  store.close();
  return sources.length;
}

it(
  'a writer that is killed at any moment leaves whole sources only',
  async () => {
    let sources = 0;
    let cutOff = 0;
    for (let i = 0; i < KILLS; i++) {
      const said = await writeAndKill(Math.random() * LONGEST_LIFE);
      if (existsSync(`${file}-journal`)) cutOff++;
      const found = wholeSources(i % 2 === 0);
      // It may have died between a commit and its word.
      expect([said, said + 1]).toContain(found);
      expect(found).toBeGreaterThanOrEqual(sources);
      sources = found;
    }
    expect(cutOff).toBeGreaterThan(0);
    const store = Store.open(file);
    store.begin({ name: 'last', path: null, format: 'test' }).commit({ hash: null, bytes: null });
    store.close();
    expect(readdirSync(folder)).toEqual(['events.db']);
  },
  TIMEOUT,
);

it.each([true, false])(
  'what a killed writer left half written is undone when the database is opened, to read: %s',
  async (readOnly) => {
    Store.open(file).close();
    const before = readFileSync(file).length;
    const { child, lines } = startWriter('stop');
    await new Promise<void>((resolve) => lines.on('line', (text) => text === 'stopped' && resolve()));
    await kill(child);
    expect(readFileSync(file).length).toBeGreaterThan(before * 10);
    expect(wholeSources(readOnly)).toBe(0);
    expect(readFileSync(file).length).toBe(before);
    expect(readdirSync(folder)).toEqual(['events.db']);
  },
  TIMEOUT,
);

it(
  'a source whose forgetting is killed at any moment is whole, or gone',
  async () => {
    const store = Store.open(file);
    const numbers = Array.from({ length: ROWS }, (_, i) => BigInt(i * 7919));
    for (let source = 0; source < KILLS; source++) {
      const ingest = store.begin({ name: `${source}`, path: null, format: 'test' });
      const writer = ingest.table('T', [{ name: 'N', type: 'long' }]);
      for (let i = 0; i < 8; i++) writer.append(new Batch(ROWS, [['N', vectorOf('long', numbers)]]));
      ingest.reject({ table: 'T', line: 1, reason: 'test', raw: 'x'.repeat(1 << 22) });
      ingest.commit({ hash: `${source}`, bytes: 1 });
    }
    store.close();
    for (let i = 0; i < KILLS; i++) {
      const { child, lines } = start(FORGETTER);
      // It may be done before it is killed.
      const closed = new Promise((resolve) => child.once('close', resolve));
      await new Promise<void>((resolve) => lines.once('line', () => resolve()));
      await sleep(Math.random() * 30);
      child.kill('SIGKILL');
      await closed;
      const after = Store.open(file, { readOnly: true });
      const sources = after.sources();
      expect(sources.length).toBeGreaterThanOrEqual(KILLS - i - 1);
      expect(after.table('T')?.rowCount()).toBe(8 * ROWS * sources.length);
      expect([...after.rejects()]).toHaveLength(sources.length);
      after.close();
    }
  },
  TIMEOUT,
);
