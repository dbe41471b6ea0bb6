import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/database.js';
import { FetchedFiles } from '../../src/workspace/fetched-files.js';

let server: Server;
let base: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/names.csv') response.end('a\nb\n');
    else if (request.url === '/more.csv.gz') response.end(gzipSync('b\nc\n'));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** The rows of a query, for which everything that it names is fetched. */
async function rows(kql: string, files = new FetchedFiles()): Promise<unknown[]> {
  asked = [];
  const database = openDatabase(':memory:');
  let found: unknown[] = [];
  try {
    await files.complete(async () => {
      found = [...database.query(kql, { lookups: { external: files.lookUp } }).rows];
    });
  } finally {
    database.close();
  }
  return found;
}

describe('what is fetched', () => {
  it('is all that a query names, each once', async () => {
    const external = (name: string) => `externaldata (s: string) ["${base}/${name}"]`;
    const kql = `${external('names.csv')} | join kind=inner (${external('more.csv.gz')}) on s | project s`;
    expect(await rows(kql)).toEqual([['b']]);
    expect(asked.sort()).toEqual(['/more.csv.gz', '/names.csv']);
  });

  it('is nothing of which there is a copy', async () => {
    const files = new FetchedFiles(() => 'own\n');
    expect(await rows(`externaldata (s: string) ["${base}/names.csv"]`, files)).toEqual([['own']]);
    expect(asked).toEqual([]);
  });

  it('is told where it cannot be had', async () => {
    await expect(rows(`externaldata (s: string) ["${base}/none.csv?sig=secret"]`)).rejects.toThrow(
      `${base}/none.csv: cannot be fetched: the server answers 404`,
    );
    await expect(rows('externaldata (s: string) ["ftp://example.org/a.csv"]')).rejects.toThrow(
      'ftp://example.org/a.csv: cannot be fetched: only http and https addresses are',
    );
    await expect(rows('externaldata (s: string) ["http://127.0.0.1:1/a.csv"]')).rejects.toThrow(
      'http://127.0.0.1:1/a.csv: cannot be fetched',
    );
  });

  it('does not hide other errors', async () => {
    await expect(rows('print x = toint("a") | where y > 1')).rejects.toThrow("'y'");
  });
});
