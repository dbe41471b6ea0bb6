import path from 'node:path';
import { queryAsRule } from '../query-rule.js';
import { type Rule, RuleError } from '../rule.js';

/** Keys that a comment header may give: `// Name: …`. */
const HEADER = /^\/\/\s*(name|title|id|description|severity|tactics?|techniques?)\s*:\s*(.*)$/i;

/** A plain query file; comment lines at its beginning may give the name, id, description, tactics and techniques. */
export function readKql(text: string, file: string): Rule {
  if (text.trim() === '') throw new RuleError(file, 'is empty');
  const header = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() !== '' && !line.trimStart().startsWith('//')) break;
    const match = HEADER.exec(line.trim());
    if (match !== null)
      header.set(
        (match[1] ?? '')
          .toLowerCase()
          .replace(/^title$/, 'name')
          .replace(/^(tactic|technique)$/, '$1s'),
        match[2] ?? '',
      );
  }
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
