import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const generate = (...args: string[]) =>
  run(process.execPath, ['--import', 'tsx', 'datasets/generate.ts', ...args], { maxBuffer: 1 << 26 });

describe('datasets/generate.ts', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kqlocal-datasets-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('writes the same to a file, to a compressed file and to standard output', async () => {
    const [plain, gzip] = [join(folder, 'events.csv'), join(folder, 'events.csv.gz')];
    await generate('--rows', '2000', '--out', plain);
    await generate('--rows', '2000', '--out', gzip);
    const { stdout } = await generate('--rows', '2000');
    expect(await readFile(plain, 'utf8')).toBe(stdout);
    expect(gunzipSync(await readFile(gzip)).toString()).toBe(stdout);
  });

  test.each([
    [['--rows', 'many'], "--rows: 'many' is no whole number above 0"],
    [['--format', 'xml'], "--format: 'xml' is none of csv, jsonl, streaming"],
    [['--end', 'soon'], "--end: 'soon' is no ISO time"],
  ])('says what is wrong with %j', async (args, message) => {
    await expect(generate(...args)).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
  });
});
