// Rules drawn from a corpus that has a rule file a line: {"source": …, "text": …}.

import { readFileSync } from 'node:fs';
import { analyze, type Schema } from '../src/engine/engine.js';
import { yamlDocuments } from '../src/rules/files/document.js';
import { rulesIn } from '../src/rules/files/rules-in.js';
import type { Rule } from '../src/rules/index.js';

/** Rules of a corpus that bind against a schema, drawn by a seed. */
export function rulesDrawn(path: string, schema: Schema, most: number, start: number): Rule[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const random = randomNumbers(start);
  const shuffled = lines.map((line) => ({ line, at: random() })).sort((a, b) => a.at - b.at);
  const rules: Rule[] = [];
  for (const { line } of shuffled) {
    if (rules.length >= most) break;
    rules.push(
      ...rulesOf(line)
        .filter(({ query }) => binds(query, schema))
        .slice(0, most - rules.length),
    );
  }
  return rules;
}

function rulesOf(line: string): Rule[] {
  const { source, text } = JSON.parse(line) as { readonly source: string; readonly text: string };
  try {
    return rulesIn(yamlDocuments(text, source), source);
  } catch {
    return [];
  }
}

function binds(query: string, schema: Schema): boolean {
  const { plan, diagnostics } = analyze(query, schema);
  return plan !== null && !diagnostics.some(({ severity }) => severity === 'error');
}

/** Park and Miller's numbers, from 0 to 1. */
function randomNumbers(seedNumber: number): () => number {
  let state = seedNumber;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
