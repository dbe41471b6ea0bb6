// What `property` says of the rules of a corpus: `npx tsx scripts/property-rate.ts <rules.jsonl> [count] [seed] [runs]`.
// Rules are drawn among those that bind against the known tables. Failures are shown with the events that were found.

import { QueryError, RunError } from '../src/engine/engine.js';
import { knownSchema, type Rule } from '../src/rules/index.js';
import { SOME_NOW } from '../src/testing/arbitraries/index.js';
import { checkProperties, type PropertyOutcome } from '../src/testing/properties/check-properties.js';
import { testsOfFailures } from '../src/testing/properties/failure-tests.js';
import { rulesDrawn } from './drawn-rules.js';

const [, , file, count = '100', seed = '1', runs = '50'] = process.argv;
if (file === undefined) throw new Error('name the file of rules');

const schema = knownSchema();
const statuses = new Map<string, Map<string, number>>();
let refused = 0;
let crashed = 0;
let failing = 0;
const drawn = rulesDrawn(file, schema, Number(count), Number(seed));
for (const rule of drawn) {
  const outcomes = outcomesOf(rule);
  if (outcomes === null) continue;
  for (const { name, status } of outcomes) {
    const known = statuses.get(name) ?? new Map<string, number>();
    statuses.set(name, known.set(status, (known.get(status) ?? 0) + 1));
  }
  if (!outcomes.some(({ status }) => status === 'fails')) continue;
  failing++;
  const errors = outcomes.flatMap((outcome) =>
    outcome.status === 'fails' && outcome.error !== null ? [outcome.error] : [],
  );
  console.log(`\n${rule.file}\n${errors.join('\n')}\n${testsOfFailures(outcomes, null)}`);
}
for (const [name, counts] of statuses) {
  const shown = ['holds', 'exempt', 'fails'].map((status) => `${counts.get(status) ?? 0} ${status}`);
  console.log(`${name}: ${shown.join(', ')}`);
}
console.log(`${drawn.length} rules, ${refused} cannot be run, ${crashed} crashes, ${failing} with a failure`);

function outcomesOf(rule: Rule): PropertyOutcome[] | null {
  const started = performance.now();
  try {
    return checkProperties(rule.query, {
      schema,
      now: SOME_NOW,
      runs: Number(runs),
      seed: 1,
      period: rule.schedule?.period ?? null,
    });
  } catch (error) {
    if (error instanceof QueryError || error instanceof RunError) {
      refused++;
      console.log(`\n${rule.file}: ${error.message}`);
      return null;
    }
    crashed++;
    console.log(`\n${rule.file}\n${error instanceof Error ? error.stack : String(error)}`);
    return null;
  } finally {
    const seconds = (performance.now() - started) / 1000;
    if (seconds > 5) console.log(`${rule.file}: ${seconds.toFixed(1)} s`);
  }
}
