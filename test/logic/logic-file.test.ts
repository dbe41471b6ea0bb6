import { describe, expect, it } from 'vitest';
import { parseLogicFile, printLogicTable } from './logic-file.js';

const FENCE = '```';
const CASE = `## all rows\n\n${FENCE}kusto\nT\n| take 1\n${FENCE}\n`;

describe('a logic file', () => {
  it('has tables and cases', () => {
    const { tables, cases } = parseLogicFile(`# About

## table T

| a: long | s: string | d: dynamic       |
|---------|-----------|------------------|
| 1       | x \\| y    | {"n":9007199254740993} |
|         | " z"      | null             |

${CASE}
| a: long |
|---------|

Oracle: reasoned: since it is so
`);
    expect(tables.get('T')?.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'a: long',
      's: string',
      'd: dynamic',
    ]);
    expect(tables.get('T')?.rows).toEqual([
      [1, 'x | y', { n: 9007199254740993n }],
      [null, ' z', null],
    ]);
    expect(cases).toMatchObject([
      {
        title: 'all rows',
        line: 10,
        query: 'T\n| take 1',
        error: null,
        expected: { rows: [] },
        oracle: 'reasoned: since it is so',
      },
    ]);
  });

  it('reads values of every type in their usual forms', () => {
    const text = `## table T
| b: bool | r: real | t: datetime | s: timespan | m: decimal | g: guid |
|---|---|---|---|---|---|
| true | NaN | 2026-03-01 | 1.02:00:00 | 0.10 | 74BE27DE-1E4E-49D9-B579-FE0B331D3642 |
| false | -inf | | 1d | | |
`;
    expect(parseLogicFile(text).tables.get('T')?.rows).toEqual([
      [true, Number.NaN, '2026-03-01T00:00:00.0000000Z', '1.02:00:00', '0.1', '74be27de-1e4e-49d9-b579-fe0b331d3642'],
      [false, Number.NEGATIVE_INFINITY, null, '1.00:00:00', null, null],
    ]);
  });

  it('is printed so that it reads back', () => {
    const columns = [
      { name: 's', type: 'string' },
      { name: 'r', type: 'real' },
      { name: 'd', type: 'dynamic' },
    ] as const;
    const rows = [
      ['a | "b"', Number.NaN, [1, { k: 'x|y' }]],
      ['"quoted', Number.POSITIVE_INFINITY, 'text'],
      [' tab\tand\nline ', null, null],
      ['', -0.5, { n: 9007199254740993n }],
    ];
    const read = parseLogicFile(`## table T\n\n${printLogicTable({ columns, rows })}\n`).tables.get('T');
    expect(read).toEqual({ columns, rows });
  });

  it('knows where an answer that is missing belongs', () => {
    const text = `${CASE}\nOracle: reasoned: x\n`;
    const [found] = parseLogicFile(text).cases;
    expect(found?.expected).toBeNull();
    expect(text.split('\n')[(found?.answerLine ?? 0) - 1]).toBe(FENCE);
  });

  it.each([
    ['## table T\n\n| a: lng |\n|---|\n', "line 3: 'a: lng' is no column"],
    ['## table T\n\n| a: long | b: long |\n|---|---|\n| 1 |\n', 'line 5: the row has 1 cells'],
    ['## table T\n\n| d: dynamic |\n|---|\n| {a} |\n', "line 5: '{a}' is no JSON"],
    ['## table T\n\nnothing\n', 'line 1: the table T has no columns'],
    ['\n## a case\n\nno query\n', "line 2: 'a case' has no query"],
  ])('is refused with the line: %j', (text, message) => {
    expect(() => parseLogicFile(text)).toThrow(message);
  });
});
