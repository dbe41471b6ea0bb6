import path from 'node:path';
import { queryAsRule } from '../query-rule.js';
import { type Rule, RuleError } from '../rule.js';

/** Keys that a comment header may give, `// Name: …`, and what they are called here. */
const KEYS: Readonly<Record<string, string>> = {
  name: 'name',
  title: 'name',
  id: 'id',
  description: 'description',
  severity: 'severity',
  tactic: 'tactics',
  tactics: 'tactics',
  technique: 'techniques',
  techniques: 'techniques',
  mitre: 'techniques',
};

const LINE = /^\/\/+\s*(?:([A-Za-z][\w &-]*?)\s*:\s*)?(.*)$/;

/** A plain query file; comment lines at its beginning may give the name, id, description, severity, tactics and techniques. */
export function readKql(text: string, file: string): Rule {
  if (text.trim() === '') throw new RuleError(file, 'is empty');
  const header = headerOf(text);
  const list = (key: string) =>
    (header.get(key) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  return {
    ...queryAsRule(file, text),
    id: header.get('id') ?? null,
    name: header.get('name') ?? path.basename(file, path.extname(file)),
    description: header.get('description') ?? '',
    severity: header.get('severity') ?? null,
    tactics: list('tactics'),
    techniques: list('techniques'),
  };
}

/** The first text of each key; the lines after a description that give no key go on with it. */
function headerOf(text: string): ReadonlyMap<string, string> {
  const header = new Map<string, string>();
  let last: string | null = null;
  for (const line of text.split(/\r?\n/).map((line) => line.trim())) {
    if (line !== '' && !line.startsWith('//')) break;
    const [, word, value = ''] = LINE.exec(line) ?? [];
    const key = word === undefined ? null : (KEYS[word.toLowerCase()] ?? null);
    if (word === undefined && last === 'description' && value !== '') {
      header.set(last, `${header.get(last)} ${value}`.trim());
      continue;
    }
    last = key !== null && !header.has(key) ? key : null;
    if (last !== null) header.set(last, value);
  }
  return header;
}
