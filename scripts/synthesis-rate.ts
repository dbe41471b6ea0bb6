// For how many of the rules of a corpus `synth` finds events that fire: `npx tsx scripts/synthesis-rate.ts <rules.jsonl> [count] [seed]`.
// Rules are drawn among those that bind against the known tables.

import { knownSchema, type Rule } from '../src/rules/index.js';
import { synthesize } from '../src/testing/synthesis/synthesize.js';
import { rulesDrawn } from './drawn-rules.js';

const NOW = '2026-03-14T12:00:00Z';

const [, , file, count = '100', seed = '1'] = process.argv;
if (file === undefined) throw new Error('name the file of rules');

const schema = knownSchema();
let fired = 0;
const drawn = rulesDrawn(file, schema, Number(count), Number(seed));
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
