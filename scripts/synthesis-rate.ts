// For how many of the rules of a corpus `synth` finds events that fire: `npx tsx scripts/synthesis-rate.ts <rules.jsonl> [count] [seed]`.
// The corpus has a rule file a line: {"source": …, "text": …}. Rules are drawn among those that bind against the known tables.

import { readFileSync } from 'node:fs';
import { analyze } from '../src/engine/engine.js';
import { yamlDocuments } from '../src/rules/files/document.js';
import { rulesIn } from '../src/rules/files/rules-in.js';
import { knownSchema, type Rule } from '../src/rules/index.js';
import { synthesize } from '../src/testing/synthesis/synthesize.js';

const NOW = '2026-03-14T12:00:00Z';

const [, , file, count = '100', seed = '1'] = process.argv;
if (file === undefined) throw new Error('name the file of rules');

const schema = knownSchema();
let fired = 0;
const drawn = rulesDrawn(file, Number(count), Number(seed));
for (const rule of drawn) {
  const start = performance.now();
  const said = outcome(rule);
  if (said === 'fires') fired++;
  if (said !== 'fires' || process.env.ALL !== undefined)
    console.log(`${said.slice(0, 150)}  (${Math.round(performance.now() - start)} ms)  ${rule.file}`);
}
console.log(`${fired} of ${drawn.length} rules fire`);

function outcome(rule: Rule): string {
  try {
    const { fired, obstacles } = synthesize(rule.query, { schema, now: NOW });
    return fired === null ? `silent: ${obstacles.slice(0, 3).join('; ')}` : 'fires';
  } catch (error) {
    return `crash: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : String(error)}`;
  }
}

function rulesDrawn(path: string, most: number, start: number): Rule[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  const random = randomNumbers(start);
  const shuffled = lines.map((line) => ({ line, at: random() })).sort((a, b) => a.at - b.at);
  const rules: Rule[] = [];
  for (const { line } of shuffled) {
    if (rules.length >= most) break;
    rules.push(
      ...rulesOf(line)
        .filter(binds)
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

function binds({ query }: Rule): boolean {
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
