// Files of JSON lines are the same in the database, whether the kernel reads what it can or every line is read alone.

import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Patience } from '../../../src/ingest/formats/patience.js';
import { KernelInput } from '../../../src/ingest/kernel/kernel-input.js';
import { Reading } from '../../../src/ingest/reading.js';
import { content, storedRows, withIngested } from '../stored-rows.js';

async function outcome(text: string, table = 'Things') {
  return withIngested([content(text, 'f.jsonl')], { format: 'jsonl', table }, (store, { files }) => ({
    files,
    tables: store.tables().map(({ name, columns }) => ({
      name,
      columns,
      rows: storedRows(
        store,
        name,
        columns.map((column) => column.name),
      ),
    })),
    rejects: [...store.rejects()],
  }));
}

const name = fc.oneof(
  fc.constantFrom('Time', 'Name', 'Count', 'Extra', 'é', 'a b', 'tab\t', 'q"q', 'Name'),
  fc.string({ maxLength: 3 }),
);
const value = fc.oneof(
  fc.constantFrom(
    '2024-05-01T10:00:00Z',
    'null',
    '',
    'x'.repeat(40),
    '\ud83d\ude00',
    '\ud83d',
    'a\\b"c\nd\u0001',
    '{}',
  ),
  fc.string({ maxLength: 20, unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer(),
  fc.double({ noNaN: true }),
);
const members = fc.array(fc.tuple(name, value), { maxLength: 6 });

/** An object in one of the ways in which JSON may be written. */
const object = fc
  .tuple(members, fc.constantFrom(',', ', ', ' ,\t'), fc.constantFrom(':', ': '), fc.boolean())
  .map(([entries, comma, colon, escapes]) => {
    const written = (json: unknown) => {
      const text = JSON.stringify(json);
      return escapes
        ? text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        : text;
    };
    return `{${entries.map(([key, item]) => written(key) + colon + written(item)).join(comma)}}`;
  });

/** A line of a usual object, so that the kernel knows its members. */
const usual = fc
  .tuple(
    fc.nat(9),
    fc.constantFrom('a', 'b "quoted"', 'c\\d'),
    fc.constantFrom('{"a":[1,{"b":null}]}', '[]', 'null', '1e5', 'true'),
  )
  .map(
    ([count, text, extra]) =>
      `{"Time":"2024-05-0${1 + (count % 9)}T00:00:00Z","Name":${JSON.stringify(text)},"Count":${count},"Extra":${extra}}`,
  );

const damage = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' ',
  '\r',
  'x',
  ',',
  '}',
  '"',
  '\\',
  '\u0000',
  '01',
  'NaN',
  '-',
  '[',
  ':',
);
const line = fc.oneof(
  { weight: 4, arbitrary: usual },
  { weight: 2, arbitrary: object },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '  ',
      '[1]',
      '{"Extra":NaN}',
      '{"Extra":[1,]}',
      '{"Extra":{"a" 1}}',
      '{"Extra":"\\u12"}',
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.oneof(usual, object), fc.nat(60), damage)
      .map(([text, at, piece]) => text.slice(0, at) + piece + text.slice(at)),
  },
);

describe('a file of JSON lines', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is the same whether blocks of lines are read or single ones', async () => {
    let blocks = 0;
    const text = fc
      .tuple(fc.array(line, { minLength: 1, maxLength: 25 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
      .map(([lines, lineBreak, isEnded]) => lines.join(lineBreak) + (isEnded ? lineBreak : ''));
    await fc.assert(
      fc.asyncProperty(text, async (lines) => {
        vi.spyOn(Patience.prototype, 'isWorthwhile').mockReturnValue(true);
        const taken = vi.spyOn(Reading.prototype, 'appendBlock');
        const found = await outcome(lines);
        blocks += taken.mock.results.filter((result) => result.value === true).length;
        vi.restoreAllMocks();
        vi.spyOn(KernelInput.prototype, 'isReady', 'get').mockReturnValue(false);
        const alone = await outcome(lines);
        vi.restoreAllMocks();
        expect(found).toEqual(alone);
      }),
      { numRuns: 300 },
    );
    expect(blocks).toBeGreaterThan(300);
  });

  it('is the same where columns grow in the middle of a block', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => {
      const RemoteUrl = i % 3 === 0 ? { a: i } : `u${i}`;
      return JSON.stringify({
        Timestamp: '2024-05-01T10:00:00Z',
        RemoteUrl,
        RemotePort: i % 5 === 0 ? `x${i}` : i,
        Own: i % 11,
      });
    });
    const text = `${lines.join('\n')}\n`;
    const found = await outcome(text, 'DeviceNetworkEvents');
    vi.spyOn(KernelInput.prototype, 'isReady', 'get').mockReturnValue(false);
    expect(found).toEqual(await outcome(text, 'DeviceNetworkEvents'));
    const [table] = found.tables;
    const at = table?.columns.findIndex((column) => column.name === 'RemoteUrl') ?? -1;
    expect(table?.rows.slice(2046, 2050).map((row) => row[at])).toEqual(['{"a":2046}', 'u2047', 'u2048', '{"a":2049}']);
  });
});
