// Writes docs/reference/: a page a kind of names, the scalar functions a page a family, and an index of all. With --check
// it writes nothing and fails where the committed pages differ from what it would write.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Catalogue, execute } from '../src/engine/engine.js';
import type { Example } from '../src/engine/language/define.js';
import { type Entry, type EntryKind, entries } from '../src/engine/language/entries.js';
import { UNSUPPORTED } from '../src/engine/language/unsupported.js';
import { fromUnixMilliseconds } from '../src/engine/values/datetime.js';
import type { Plain } from '../src/engine/values/json.js';
import { stringifyPlain } from '../src/engine/values/plain.js';
import { families, familyOf } from './function-families.js';

const REFERENCE = fileURLToPath(new URL('../docs/reference/', import.meta.url));

const HEADER = '<!-- Written by scripts/reference.ts: run `npm run reference` after a change to the language. -->\n\n';

interface Page {
  readonly title: string;
  readonly file: string;
  readonly about: string;
  readonly entries: readonly Entry[];
}

const KIND_PAGES: readonly { kind: EntryKind; title: string; file: string; about: string }[] = [
  {
    kind: 'tabular operator',
    title: 'Tabular operators',
    file: 'tabular-operators.md',
    about: 'The steps of a query: what stands after `|`, and what a query can begin with.',
  },
  {
    kind: 'scalar operator',
    title: 'Scalar operators',
    file: 'scalar-operators.md',
    about: 'What stands between or before values. Signatures give the types of the operands in their places.',
  },
  {
    kind: 'aggregate function',
    title: 'Aggregate functions',
    file: 'aggregate-functions.md',
    about: 'What `summarize`, `make-series`, `top-nested` and their like compute over many rows.',
  },
  { kind: 'plugin', title: 'Plugins', file: 'plugins.md', about: 'What `evaluate` calls.' },
];

/** The text of each page of the reference by its path below docs/reference/. */
export function renderReference(
  all: readonly Entry[] = entries(),
  unsupported: Readonly<Record<string, string>> = UNSUPPORTED,
): Map<string, string> {
  const pages = pagesOf(all).filter((page) => page.entries.length > 0);
  const texts = new Map<string, string>();
  texts.set('README.md', `${HEADER}${renderIndex(pages)}`);
  for (const page of pages) texts.set(page.file, `${HEADER}${renderPage(page)}`);
  texts.set('not-supported.md', `${HEADER}${renderUnsupported(unsupported)}`);
  return texts;
}

function pagesOf(all: readonly Entry[]): Page[] {
  const functions = all.filter(({ kind }) => kind === 'scalar function' || kind === 'table function');
  const kinds = KIND_PAGES.map(({ kind, title, file, about }) => ({
    title,
    file,
    about,
    entries: all.filter((entry) => entry.kind === kind),
  }));
  const functionPages = families.map((family) => ({
    title: `Functions: ${family.title.toLowerCase()}`,
    file: `functions/${family.file}.md`,
    about: 'Scalar functions, and functions that give a table.',
    entries: functions.filter(({ name }) => familyOf(name) === family),
  }));
  const operators = kinds.filter(({ file }) => file.includes('operators'));
  return [...operators, ...functionPages, ...kinds.filter((page) => !operators.includes(page))];
}

function renderIndex(pages: readonly Page[]): string {
  const names = pages
    .flatMap((page) => placesOf(page).map((place) => ({ ...place, file: page.file })))
    .flatMap((place) => [place.entry.name, ...(place.entry.aliases ?? [])].map((name) => ({ name, ...place })))
    .sort((a, b) => compareNames(a.name, b.name));
  const rows = names.map(({ name, entry, file, anchor }) => {
    const alias = name === entry.name ? '' : ` (an alias of ${code(entry.name)})`;
    return `| [${code(name)}](${file}${anchor}) | ${entry.kind}${alias} | ${inCell(entry.summary)} |`;
  });
  return `# The language

What kqlocal knows of KQL, and how each answer was verified. \`kqlocal functions <name>\` prints the same.

${pages.map((page) => `- [${page.title}](${page.file}): ${page.entries.length}`).join('\n')}
- [What is not supported](not-supported.md), and why

Every example runs as a test. Where its answer comes from is said beside it:

- *engine*: the answer was recorded from the real engine;
- *documentation*: the documentation page gives it;
- *reasoned*: it follows from what the documentation says, without standing there.

## All names

| Name | Kind | What it does |
|---|---|---|
${rows.join('\n')}
`;
}

/** Without regard to case, signs before letters, an operator before its opposite. */
function compareNames(a: string, b: string): number {
  const [x, y] = [sortKey(a), sortKey(b)];
  return x === y ? 0 : x < y ? -1 : 1;
}

function sortKey(name: string): string {
  return name.toLowerCase().replace(/^!(.*)/, '$1 !');
}

function renderPage(page: Page): string {
  const places = placesOf(page);
  const links = places.map(({ entry: { name }, anchor }) =>
    anchor === '' ? code(name) : `[${code(name)}](${anchor})`,
  );
  const sections = places.map(({ entry }) => renderEntry(entry));
  return `# ${page.title}\n\n${page.about}\n\n${links.join(' · ')}\n\n${sections.join('\n')}`;
}

interface Place {
  readonly entry: Entry;
  /** of its heading, as GitHub makes it: `#has-1`; empty where a name of signs alone leaves none */
  readonly anchor: string;
}

function placesOf(page: Page): Place[] {
  const sorted = [...page.entries].sort((a, b) => compareNames(a.name, b.name));
  const uses = new Map<string, number>([[slugOf(page.title), 1]]);
  return sorted.map((entry) => {
    const slug = slugOf(entry.name);
    const used = uses.get(slug) ?? 0;
    uses.set(slug, used + 1);
    return { entry, anchor: slug === '' ? '' : `#${slug}${used === 0 ? '' : `-${used}`}` };
  });
}

function slugOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

function renderEntry(entry: Entry): string {
  const parts = [`## ${code(entry.name)}`, entry.summary];
  if (entry.signatures.length > 0) parts.push(`\`\`\`text\n${entry.signatures.join('\n')}\n\`\`\``);
  if (entry.aliases !== undefined && entry.aliases.length > 0) {
    parts.push(`Also written ${entry.aliases.map(code).join(', ')}.`);
  }
  if (entry.note !== undefined) parts.push(`> ${entry.note}`);
  const [example] = entry.examples;
  if (example !== undefined) parts.push(renderExample(example));
  const verified = example?.verified ?? 'documentation';
  parts.push(`Verified: *${verified}*. [Documentation](${entry.source})`);
  return `${parts.join('\n\n')}\n`;
}

function renderExample(example: Example): string {
  const query = `\`\`\`kusto\n${example.kql}\n\`\`\``;
  if (example.error !== undefined) return `${query}\n\nis refused with ${code(example.error)}.`;
  const columns = execute(example.kql, NO_TABLES, { now: fromUnixMilliseconds(0) ?? 0n }).columns;
  const rows = example.rows ?? [[example.result]];
  const shown = example.rows === undefined ? columns.slice(0, 1) : columns;
  const header = shown.map(({ name, type }) => inCell(code(`${name}: ${type}`))).join(' | ');
  // The answers of examples are in plain values.
  const lines = rows.map((row) => `| ${row.map((cell) => inCell(code(stringifyPlain(cell as Plain)))).join(' | ')} |`);
  return [query, '', `| ${header} |`, `|${'---|'.repeat(shown.length)}`, ...lines].join('\n');
}

const NO_TABLES: Catalogue = { table: () => undefined, tableNames: () => [] };

/** As code, with as many backticks around it as it needs. */
function code(text: string): string {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

function inCell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
}

function renderUnsupported(unsupported: Readonly<Record<string, string>>): string {
  const names = Object.keys(unsupported).sort(compareNames);
  const rows = names.map((name) => `| ${inCell(code(name))} | ${inCell(unsupported[name] ?? '')} |`);
  return `# What is not supported

What KQL has and kqlocal refuses by name, since only the service can do it or because it is not done yet. A query that
uses such a name is refused with the reason; it never gets an answer that is approximate without saying so.

${rows.length === 0 ? 'Nothing.' : `| Name | Why |\n|---|---|\n${rows.join('\n')}`}
`;
}

/** Whether the pages in `folder` are what {@link renderReference} writes, no fewer and no more. */
export function referenceIsCurrent(folder: string = REFERENCE, texts = renderReference()): boolean {
  const present = markdownIn(folder);
  return (
    present.length === texts.size &&
    present.every((file) => readFileSync(path.join(folder, file), 'utf8') === texts.get(file))
  );
}

export function writeReference(folder: string = REFERENCE, texts = renderReference()): void {
  for (const file of markdownIn(folder)) if (!texts.has(file)) rmSync(path.join(folder, file));
  for (const [file, text] of texts) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
}

function markdownIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.split(path.sep).join('/'),
  );
  return files.filter((file) => file.endsWith('.md'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!process.argv.includes('--check')) writeReference();
  else if (!referenceIsCurrent()) {
    console.error('docs/reference/ is stale; run `npm run reference`');
    process.exit(1);
  }
}
