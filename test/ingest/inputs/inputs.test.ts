import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Blob, memoryBlob, spooled } from '../../../src/ingest/inputs/blob.js';
import { openContent } from '../../../src/ingest/inputs/content.js';
import { decoded, encodingOf } from '../../../src/ingest/inputs/encoding.js';
import { openInputs } from '../../../src/ingest/inputs/inputs.js';
import { knownContent } from '../../../src/ingest/inputs/known-content.js';
import { isZip, zipMembers } from '../../../src/ingest/inputs/zip.js';
import type { SourceRecord } from '../../../src/store/store.js';
import { zip } from './zip-archive.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kqlocal-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function* pieces(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += size) yield data.subarray(at, at + size);
}

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read);
}

describe('a zip archive', () => {
  const data = Buffer.from('a,b\n1,2\n'.repeat(1000));

  it('has members', async () => {
    const archive = zip(
      [
        { name: 'dir/', data: Buffer.alloc(0), stored: true },
        { name: 'dir/é.csv', data },
        { name: 'plain', data: Buffer.from('x'), stored: true },
      ],
      'a comment',
    );
    expect(isZip(archive)).toBe(true);
    const members = await zipMembers(memoryBlob('a.zip', archive));
    expect(members.map(({ name }) => name)).toEqual(['a.zip/dir/é.csv', 'a.zip/plain']);
    expect(await Promise.all(members.map(async (member) => (await all(member.chunks())).toString()))).toEqual([
      data.toString(),
      'x',
    ]);
    expect((await members[0]?.read(4, 4))?.toString()).toBe('1,2\n');
  });

  it('is refused where it is cut off, damaged, encrypted', async () => {
    const archive = zip([{ name: 'a', data }]);
    await expect(zipMembers(memoryBlob('a.zip', archive.subarray(0, -30)))).rejects.toThrow(
      'a.zip: the zip archive is damaged or cut off: it has no directory',
    );
    const damaged = Buffer.from(archive);
    damaged.writeUInt8((damaged[40] ?? 0) ^ 0xff, 40);
    await expect(contentOf(damaged)).rejects.toThrow(/^a\.zip(?:\/a)?: the (?:packed data|zip archive) is damaged/);
    await expect(contentOf(zip([{ name: 'a', data, flags: 1 }]))).rejects.toThrow(
      'a.zip/a: this member of the archive is encrypted; unpack it first',
    );
  });

  it.skipIf(!hasPython())('made by another program is read', async () => {
    const script =
      'import zipfile,sys\nz=zipfile.ZipFile(sys.argv[1],"w",zipfile.ZIP_DEFLATED)\nz.writestr("in/one.csv","a,b\\n")\nz.open("two","w",force_zip64=True).write(b"x")\nz.close()';
    const path = join(folder, 'python.zip');
    execFileSync('python3', [
      '-c',
      script.replace(
        'z.open("two","w",force_zip64=True).write(b"x")',
        'f=z.open("two","w",force_zip64=True)\nf.write(b"x")\nf.close()',
      ),
      path,
    ]);
    const members = await zipMembers(memoryBlob('p', readFileSync(path)));
    expect(
      await Promise.all(members.map(async (member) => [member.name, (await all(member.chunks())).toString()])),
    ).toEqual([
      ['p/in/one.csv', 'a,b\n'],
      ['p/two', 'x'],
    ]);
  });

  it('is opened among inputs, unless it is a workbook', async () => {
    const archive = zip([{ name: 'x.csv', data }]);
    const workbook = zip([
      { name: '[Content_Types].xml', data },
      { name: 'xl/workbook.xml', data },
    ]);
    const { files, close } = await openInputs([
      { name: 'a.zip', bytes: archive },
      { name: 'b.xlsx', bytes: workbook },
    ]);
    expect(files.map(({ name, error }) => [name, error?.message])).toEqual([
      ['a.zip/x.csv', undefined],
      ['b.xlsx', 'b.xlsx: this is an Excel workbook; save its sheet as CSV UTF-8'],
    ]);
    await close();
  });

  it('is opened within another, and not without end', async () => {
    let nested = zip([{ name: 'x.csv', data }]);
    const names: (string | undefined)[][] = [];
    for (let depth = 1; depth <= 4; depth++) {
      const { files, close } = await openInputs([{ name: 'a.zip', bytes: nested }]);
      names.push(files.map(({ name, error }) => error?.message ?? name));
      const [first] = files;
      if (depth === 3) expect((await all(first?.blob?.chunks() ?? pieces(data, 1))).equals(data)).toBe(true);
      await close();
      nested = zip([
        { name: 'b.zip', data: nested },
        { name: 'y.csv', data },
      ]);
    }
    expect(names).toEqual([
      ['a.zip/x.csv'],
      ['a.zip/b.zip/x.csv', 'a.zip/y.csv'],
      ['a.zip/b.zip/b.zip/x.csv', 'a.zip/b.zip/y.csv', 'a.zip/y.csv'],
      [
        'a.zip/b.zip/b.zip/b.zip: archives in archives, more than 3 deep',
        'a.zip/b.zip/b.zip/y.csv',
        'a.zip/b.zip/y.csv',
        'a.zip/y.csv',
      ],
    ]);
  });

  it('that is damaged within another costs its own members only', async () => {
    const archive = zip([
      { name: 'b.zip', data: Buffer.from('PK\u0003\u0004 and nothing more') },
      { name: 'y.csv', data },
    ]);
    const { files, close } = await openInputs([{ name: 'a.zip', bytes: archive }]);
    expect(files.map(({ name, error }) => error?.message ?? name)).toEqual([
      'a.zip/b.zip: the zip archive is damaged or cut off: it has no directory',
      'a.zip/y.csv',
    ]);
    await close();
  });

  it('and a link that leads nowhere are no reason to refuse a folder', async () => {
    const path = join(folder, 'links');
    mkdirSync(path);
    symlinkSync(join(path, 'nowhere'), join(path, 'broken'));
    writeFileSync(join(path, 'a.csv'), data);
    const { files, close } = await openInputs([path]);
    expect(files.map(({ name }) => name)).toEqual([join(path, 'a.csv')]);
    await close();
  });

  async function contentOf(archive: Buffer): Promise<Buffer> {
    const [member] = await zipMembers(memoryBlob('a.zip', archive));
    return all(member?.chunks() ?? pieces(Buffer.alloc(0), 1));
  }
});

function hasPython(): boolean {
  return spawnSync('python3', ['--version']).status === 0;
}

describe('text', () => {
  it('in any encoding is UTF-8 afterwards, wherever the bytes are cut', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((tail) => `{"a": "some text", "b": "${tail}"}`);
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom('utf8', 'utf16le', 'utf16be'),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (plain, encoding, mark, size) => {
          const marked = mark ? `\ufeff${plain}` : plain;
          const bytes = encoding === 'utf8' ? Buffer.from(marked) : Buffer.from(marked, 'utf16le');
          if (encoding === 'utf16be') bytes.swap16();
          expect((await all(decoded(pieces(bytes, size), encodingOf(bytes)))).toString()).toBe(plain);
        },
      ),
    );
  });

  it('is told from binary data', () => {
    for (const bytes of [[0, 1, 2], [1, 0, 2, 0, 3, 0], [0, 0, 0, 0], []]) {
      expect(encodingOf(Uint8Array.from(bytes))).toEqual({ encoding: 'utf-8', mark: 0 });
    }
  });
});

describe('the content of a file', () => {
  it('is hashed and counted decompressed', async () => {
    const data = Buffer.from(`\ufeff${'x,y\n'.repeat(100_000)}`);
    let read = 0;
    const packed = gzipSync(data);
    const content = await openContent(memoryBlob('f', packed), (bytes) => {
      read = bytes;
    });
    expect((await all(content.chunks)).equals(data.subarray(3))).toBe(true);
    expect(await content.hash()).toBe(createHash('sha256').update(data).digest('hex'));
    expect([content.bytes(), read, content.mark]).toEqual([data.length, packed.length, 3]);
  });
});

describe('a stream', () => {
  it('is kept while it is used', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('kqlocal-')).length;
    const { blob, remove } = await spooled('s', pieces(Buffer.from('hello'), 2));
    expect([(await all(blob.chunks())).toString(), (await blob.read(1, 3)).toString(), blob.size]).toEqual([
      'hello',
      'ell',
      5,
    ]);
    await remove();
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('kqlocal-')).length).toBe(before);
  });
});

describe('files', () => {
  it('of folders come by name, hidden ones not at all', async () => {
    for (const path of ['b.csv', 'a/2', 'a/1', '.git/x', 'a/.y']) {
      mkdirSync(join(folder, 'tree', path, '..'), { recursive: true });
      writeFileSync(join(folder, 'tree', path), path);
    }
    const { files, close } = await openInputs([join(folder, 'tree'), join(folder, 'tree/b.csv')]);
    expect(files.map(({ name, found }) => [name.slice(folder.length), found])).toEqual([
      ['/tree/a/1', true],
      ['/tree/a/2', true],
      ['/tree/b.csv', true],
      ['/tree/b.csv', false],
    ]);
    await close();
  });
});

describe('what is known of a file', () => {
  const text = 'one\ntwo\nthree\n';

  function source(id: number, length: number): SourceRecord {
    const content = text.slice(0, length);
    const hash = createHash('sha256').update(content).digest('hex');
    return {
      id,
      name: `s${id}`,
      path: null,
      format: 'csv',
      hash,
      bytes: length,
      ingestedAt: 0n,
      tables: [],
      rejected: 0,
      incomplete: 0,
      duplicates: 0,
      header: null,
      continues: null,
    };
  }

  it.each([
    ['nothing', [], undefined],
    ['all of it', [14], { bytes: 14, whole: true, endsWithLineBreak: true }],
    ['its beginning', [4], { bytes: 4, whole: false, endsWithLineBreak: true }],
    ['the longest of several beginnings', [4, 9, 8], { bytes: 9, whole: false, endsWithLineBreak: false }],
    ['all of it, and a beginning', [4, 14], { bytes: 14, whole: true, endsWithLineBreak: true }],
  ] as const)('is %s', async (_, lengths, expected) => {
    for (const size of [1, 4, 5, 100]) {
      const sources = lengths.map((length, i) => source(i, length));
      const other = { ...source(99, 8), hash: 'another' };
      const known = await knownContent(pieces(Buffer.from(text), size), Infinity, [...sources, other]);
      if (expected === undefined) expect(known).toBeUndefined();
      else expect(known).toMatchObject(expected);
    }
  });

  it('is nothing where a source is longer', async () => {
    const blob: Blob = memoryBlob('f', Buffer.from('one\n'));
    expect(await knownContent(blob.chunks(), 4, [source(1, 8)])).toBeUndefined();
  });
});
