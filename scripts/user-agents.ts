// Writes src/engine/language/scalars/_user-agents.generated.ts: the patterns of uap-core, by which user agents are told.
// Run `npx tsx scripts/user-agents.ts` after updating that package.

import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';

const require = createRequire(import.meta.url);
const FILE = fileURLToPath(new URL('../src/engine/language/scalars/_user-agents.generated.ts', import.meta.url));

/** The lists of uap-core, what they tell, and the names of the texts that a pattern may have, in the order in which they are written. */
const LISTS = {
  user_agent_parsers: ['browser', 'family', 'v1', 'v2', 'v3'],
  os_parsers: ['os', 'os', 'os_v1', 'os_v2', 'os_v3', 'os_v4'],
  device_parsers: ['device', 'device', 'brand', 'model'],
} as const;

type Pattern = Readonly<Record<string, string>>;

function patternText(pattern: Pattern, texts: readonly string[]): string {
  const { regex, regex_flag: flags } = pattern;
  const replacements = texts.map((name) => pattern[`${name}_replacement`] ?? null);
  return JSON.stringify({ regex, flags, replacements });
}

/** The text of the generated file: a pattern a line. */
export function renderUserAgents(): string {
  const { version }: { readonly version: string } = require('uap-core/package.json');
  const yaml = readFileSync(require.resolve('uap-core/regexes.yaml'), 'utf8');
  // This is the file's form by uap-core's specification.
  const lists = load(yaml) as Record<keyof typeof LISTS, readonly Pattern[]>;
  const json = Object.entries(LISTS).map(([list, [part, ...texts]]) => {
    const patterns = lists[list as keyof typeof LISTS].map((pattern) => patternText(pattern, texts));
    return `"${part}":[\n${patterns.join(',\n')}\n]`;
  });
  // Of ASCII only: an escape is as good in JSON, and no bundler can put one into a raw template.
  const text = `{${json.join(',\n')}}`.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  if (/`|\$\{/.test(text)) throw new Error('the patterns of uap-core hold what ends or fills a template');
  return [
    `// Written by scripts/user-agents.ts: the regular expressions of uap-core ${version} as JSON.`,
    '// Copyright 2009 Google Inc. and the contributors of https://github.com/ua-parser/uap-core.',
    '// Licensed under the Apache License, Version 2.0: http://www.apache.org/licenses/LICENSE-2.0.',
    '',
    `export const USER_AGENT_PATTERNS = String.raw\`${text}\`;`,
    '',
  ].join('\n');
}

export function userAgentsAreCurrent(): boolean {
  return readFileSync(FILE, 'utf8') === renderUserAgents();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, renderUserAgents());
