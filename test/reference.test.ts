import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { referenceIsCurrent, renderReference, writeReference } from '../scripts/reference.js';
import { type Entry, entries } from '../src/engine/language/entries.js';
import { temporaryFolder } from './support/temporary-folder.js';

it('the committed reference is current', () => {
  expect(referenceIsCurrent()).toBe(true);
});

it('every name of the language is in the index, with a link to a heading that is there', () => {
  const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url));
  const index = readFileSync(path.join(folder, 'README.md'), 'utf8');
  const names = entries().flatMap((entry) => [entry.name, ...(entry.aliases ?? [])]);
  expect(names.filter((name) => !index.includes(`| [\`${name}\`](`))).toEqual([]);
  const links = [...index.matchAll(/^\| \[`[^`]+`\]\(([^)#]+)(?:#([^)]*))?\) \| ([^|]*)/gm)];
  expect(links.length).toBeGreaterThanOrEqual(entries().length);
  for (const [line, file = '', anchor] of links) {
    expect(existsSync(path.join(folder, file)), line).toBe(true);
    if (anchor !== undefined) expect(headings(readFileSync(path.join(folder, file), 'utf8')), line).toContain(anchor);
  }
});

/** The anchors of a page's headings, numbered where they repeat, as GitHub does it. */
function headings(markdown: string): string[] {
  const uses = new Map<string, number>();
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-');
    const used = uses.get(slug) ?? 0;
    uses.set(slug, used + 1);
    return used === 0 ? slug : `${slug}-${used}`;
  });
}

describe('a reference', () => {
  const source = 'https://learn.microsoft.com/kusto/query/x';
  const double: Entry = {
    name: 'double',
    aliases: ['twice'],
    kind: 'scalar function',
    summary: 'Two of it.',
    note: 'An estimate.',
    source,
    signatures: ['double(x: long) -> long'],
    examples: [{ kql: 'print x = 2, y = "a|b"', rows: [[2, 'a|b']], verified: 'engine' }],
  };
  const keep: Entry = {
    name: 'keep',
    kind: 'tabular operator',
    summary: 'Keeps.',
    source,
    signatures: [],
    examples: [{ kql: 'print nowhere', error: 'KS142' }],
  };
  const folder = temporaryFolder();
  const texts = renderReference([double, keep], { python: 'it runs in the service only' });

  beforeEach(() => writeReference(folder, texts));

  it('says all that is known of a name', () => {
    const page = texts.get('functions/queries-and-tables.md');
    expect(page).toContain(`## \`double\`

Two of it.

\`\`\`text
double(x: long) -> long
\`\`\`

Also written \`twice\`.

> An estimate.

\`\`\`kusto
print x = 2, y = "a|b"
\`\`\`

| \`x: long\` | \`y: string\` |
|---|---|
| \`2\` | \`"a\\|b"\` |

Verified: *engine*. [Documentation](${source})
`);
    expect(texts.get('tabular-operators.md')).toContain('is refused with `KS142`.');
  });

  it('lists names, aliases and what is not supported', () => {
    const index = texts.get('README.md');
    expect(index).toContain('| [`keep`](tabular-operators.md#keep) | tabular operator | Keeps. |');
    expect(index).toContain(
      '| [`twice`](functions/queries-and-tables.md#double) | scalar function (an alias of `double`) |',
    );
    expect(texts.get('not-supported.md')).toContain('| `python` | it runs in the service only |');
  });

  it('has no page without names', () => {
    expect([...texts.keys()].sort()).toEqual([
      'README.md',
      'functions/queries-and-tables.md',
      'not-supported.md',
      'tabular-operators.md',
    ]);
  });

  it('is stale where a page differs, is missing or is one too many', () => {
    expect(referenceIsCurrent(folder, texts)).toBe(true);
    const page = path.join(folder, 'tabular-operators.md');
    appendFileSync(page, 'more');
    expect(referenceIsCurrent(folder, texts)).toBe(false);
    rmSync(page);
    expect(referenceIsCurrent(folder, texts)).toBe(false);
    writeReference(folder, texts);
    writeFileSync(path.join(folder, 'functions/old.md'), '');
    expect(referenceIsCurrent(folder, texts)).toBe(false);
    writeReference(folder, texts);
    expect(readdirSync(path.join(folder, 'functions'))).toEqual(['queries-and-tables.md']);
    expect(referenceIsCurrent(folder, texts)).toBe(true);
  });
});
