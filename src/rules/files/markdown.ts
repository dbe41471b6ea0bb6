// Pages with queries in fenced blocks, as people keep their hunting queries.

import path from 'node:path';
import { queryAsRule } from '../query-rule.js';
import { type Rule, RuleError } from '../rule.js';

/** Within lists blocks are indented as far as the text of their item. */
const FENCE = /^( *)(`{3,}|~{3,})\s*([\w+-]*).*$/;
const HEADING = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
const LANGUAGES: ReadonlySet<string> = new Set(['kql', 'kusto', 'csl', 'kustoql']);
const TECHNIQUE = /\bT\d{4}(?:\.\d{3})?\b/g;

interface Section {
  readonly level: number;
  readonly title: string;
  readonly words: string[];
}

/**
 * A rule for each block of KQL, named after the headings that it stands under.
 * @throws RuleError where there is none
 */
export function readMarkdown(text: string, file: string): Rule[] {
  const lines = text.split(/\r?\n/);
  const rules: Rule[] = [];
  let sections: Section[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const fence = FENCE.exec(line);
    if (fence !== null) {
      const end = endOfFence(lines, i, fence[2] ?? '');
      const query = LANGUAGES.has((fence[3] ?? '').toLowerCase())
        ? queryOf(lines.slice(i + 1, end), fence[1] ?? '')
        : '';
      if (query.trim() !== '') rules.push(ruleOf(query, i + 1, (fence[1] ?? '').length, sections, file));
      i = end;
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading === null) sections.at(-1)?.words.push(line);
    else {
      const level = (heading[1] ?? '').length;
      const title = plain(heading[2] ?? '');
      sections = [...sections.filter((section) => section.level < level), { level, title, words: [] }];
    }
  }
  if (rules.length === 0) throw new RuleError(file, 'holds no query; queries stand in blocks that begin with ```kql');
  return numbered(rules);
}

function endOfFence(lines: readonly string[], start: number, mark: string): number {
  const closes = (line: string) => {
    const trimmed = line.trim();
    return trimmed.length >= mark.length && [...trimmed].every((char) => char === mark[0]);
  };
  const end = lines.findIndex((line, k) => k > start && closes(line));
  return end < 0 ? lines.length : end;
}

const queryOf = (lines: readonly string[], indent: string) =>
  lines.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');

function ruleOf(query: string, line: number, column: number, sections: readonly Section[], file: string): Rule {
  const words = sections.flatMap((section) => section.words);
  return {
    ...queryAsRule(file, query),
    name: sections.map(({ title }) => title).join(' / ') || path.basename(file, path.extname(file)),
    description: paragraphOf(sections.at(-1)?.words ?? []),
    techniques: [...new Set(words.join('\n').match(TECHNIQUE) ?? [])],
    place: (queryLine) => ({ line: line + queryLine, column }),
  };
}

/** The first lines that say something in sentences: no list, table or picture. */
function paragraphOf(words: readonly string[]): string {
  const start = words.findIndex((line) => /^\s*[^\s|>!*#-]/.test(line));
  if (start < 0) return '';
  const rest = words.slice(start);
  const end = rest.findIndex((line) => line.trim() === '');
  return plain(rest.slice(0, end < 0 ? rest.length : end).join(' '));
}

const plain = (text: string) =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}(\S(?:.*?\S)?)[*_`]{1,3}/g, '$1')
    .trim();

/** Rules of one name are told apart by their numbers. */
function numbered(rules: readonly Rule[]): Rule[] {
  const count = new Map<string, number>();
  return rules.map((rule) => {
    const number = (count.get(rule.name) ?? 0) + 1;
    count.set(rule.name, number);
    return number === 1 ? rule : { ...rule, name: `${rule.name} (${number})` };
  });
}
