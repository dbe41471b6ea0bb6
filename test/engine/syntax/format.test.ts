import { describe, expect, it } from 'vitest';
import { DiagnosticBag } from '../../../src/engine/diagnostics/diagnostic.js';
import { language } from '../../../src/engine/language/language.js';
import { format } from '../../../src/engine/syntax/format/format.js';
import { parse } from '../../../src/engine/syntax/parser.js';
import { SAMPLE_QUERIES } from '../../support/sample-queries.js';

const print = (text: string) => format(text, language.operators);

/** A tree without the places of its nodes. */
function shapeOf(part: unknown): unknown {
  if (typeof part === 'bigint') return String(part);
  if (part === null || typeof part !== 'object') return part;
  if (Array.isArray(part)) return part.map(shapeOf);
  if (part instanceof Map) return [...part].map(shapeOf);
  const fields = Object.entries(part).filter(([name]) => !/span$/i.test(name));
  return Object.fromEntries(fields.map(([name, value]) => [name, shapeOf(value)]));
}

const treeOf = (text: string) => shapeOf(parse(text, language.operators, new DiagnosticBag()).statements);

/** The same text with other white space, so that only its tokens are left to print. */
const squeezed = (text: string) => text.replace(/(?<=^|\s)\/\/.*\n/g, '\n').replace(/\s*\n\s*/g, ' ');

describe('what is printed', () => {
  it.each(SAMPLE_QUERIES)('reads as the same tree, and prints as itself: %s', (query) => {
    for (const text of [query, squeezed(query)]) {
      const printed = print(text) ?? '';
      expect(treeOf(printed)).toEqual(treeOf(text));
      expect(print(printed)).toBe(printed);
    }
  });

  it('keeps every comment', () => {
    const text = `// one
let a = 5; // two
// three

// four
Logons // five
// six
| where Account == "x" // seven
    // eight
    and Port in (1, // nine
    2) // ten
| project Account, // eleven
    // twelve
    Port
// thirteen`;
    expect(print(text)).toBe(`// one
let a = 5; // two
// three

// four
Logons // five
// six
| where Account == "x" // seven
    // eight
    and Port in (
        1, // nine
        2
    ) // ten
| project
    Account, // eleven
    // twelve
    Port
// thirteen
`);
  });

  it.each([
    ['steps on lines of their own', 'T|where a==1|take 5', 'T\n| where a == 1\n| take 5\n'],
    [
      'several statements, and one empty line between them',
      'let a=1;\n\n\n\nlet b=2;T',
      'let a = 1;\n\nlet b = 2;\nT\n',
    ],
    ['a short subquery in its line', 'T|join kind = inner(U|take 1) on a', 'T\n| join kind=inner (U | take 1) on a\n'],
    [
      'a longer one indented',
      'T|where a in((U|where b|distinct a))',
      'T\n| where a in ((\n    U\n    | where b\n    | distinct a\n))\n',
    ],
    ['a let of one step', 'let T=U|where b;T', 'let T = U | where b;\nT\n'],
    ['a let of several', 'let T=U|where b|take 1;T', 'let T =\n    U\n    | where b\n    | take 1;\nT\n'],
    ['a function of an expression', 'let f=(a:long){a+1};print f(1)', 'let f = (a: long) { a + 1 };\nprint f(1)\n'],
    [
      'a function of a query',
      'let f=(a:long){let b=1;T|where c>a};f(1)',
      'let f = (a: long) {\n    let b = 1;\n    T\n    | where c > a\n};\nf(1)\n',
    ],
    ['signs and operators', 'print - 1+ -2 -a*b', 'print -1 + -2 - a * b\n'],
    ['paths', 'T|extend d . a [0].["x"]', 'T\n| extend d.a [0].["x"]\n'],
    ['wildcards', 'T|project-away Device* , *Id', 'T\n| project-away Device*, *Id\n'],
    ['a directive at the beginning of its line', '#connect x\n  T', '#connect x\nT\n'],
    ['strings as they are', `print @'a"b',h"x",\`\`\`a\n  b\`\`\``, `print @'a"b', h"x", \`\`\`a\n  b\`\`\`\n`],
    [
      'a pattern of a graph',
      'G|graph-match (a)-[e]->(b) where a.x==1 project e',
      'G\n| graph-match (a) -[e]-> (b) where a.x == 1 project e\n',
    ],
  ])('%s', (_, text, printed) => {
    expect(print(text)).toBe(printed);
  });

  it('breaks long steps: the items on lines of their own, the keys in one line', () => {
    const text =
      'T | summarize Failures = count(), Addresses = make_set(Address, 100), First = min(Timestamp) by Account, Device, bin(Timestamp, 1h)';
    expect(print(text)).toBe(`T
| summarize
    Failures = count(),
    Addresses = make_set(Address, 100),
    First = min(Timestamp)
    by Account, Device, bin(Timestamp, 1h)
`);
  });

  it('breaks long conditions before the loosest operator first', () => {
    const term = (i: number) => `Column${i} == "a long text ${i}"`;
    expect(print(`T | where ${term(1)} and ${term(2)} or ${term(3)} and ${term(4)}`)).toBe(`T
| where ${term(1)} and ${term(2)}
    or ${term(3)} and ${term(4)}
`);
    expect(print(`T | where ${term(1)} and (${term(2)} or ${term(3)} or ${term(4)} or ${term(5)})`)).toBe(`T
| where ${term(1)}
    and (
        ${term(2)}
        or ${term(3)}
        or ${term(4)}
        or ${term(5)}
    )
`);
  });

  it('fills lines with literals and names, and gives calls a line an argument', () => {
    const texts = Array.from({ length: 12 }, (_, i) => `"some text ${i}"`);
    expect(print(`let l = dynamic([${texts.join(',')}]);T`)).toBe(`let l = dynamic([
    ${texts.slice(0, 6).join(', ')},
    ${texts.slice(6).join(', ')}
]);
T
`);
    const argument = 'tostring(parse_json(Properties).first)';
    expect(print(`T | extend a = strcat(${argument}, ${argument}, ${argument})`)).toBe(`T
| extend a = strcat(
    ${argument},
    ${argument},
    ${argument}
)
`);
  });

  it('keeps the conditions of case with their values, and the rows of a datatable together', () => {
    const condition = 'Account startswith "a rather long prefix"';
    expect(print(`T | extend a = case(${condition}, "x", ${condition}, "y", "z")`)).toBe(`T
| extend a = case(
    ${condition}, "x",
    ${condition}, "y",
    "z"
)
`);
    const values = Array.from({ length: 9 }, (_, i) => `"text number ${i}"`);
    expect(
      print(`datatable(a:string,b:string,c:string)[${values.join(',')}]`),
    ).toBe(`datatable (a: string, b: string, c: string) [
    ${values.slice(0, 3).join(', ')},
    ${values.slice(3, 6).join(', ')},
    ${values.slice(6).join(', ')}
]
`);
  });

  it('has nothing to say to a text with errors', () => {
    expect(print('T | were a')).toBeNull();
  });
});
