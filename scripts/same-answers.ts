// Runs the recorded queries in every configuration and compares the answers, to the last digit and in their order. Ends with one line
// `N passed, N failed`, over queries.
//   npx tsx scripts/same-answers.ts [--cases cases.jsonl] [--only spilling,rows] [--id text]

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { stringifyPlain } from '../src/engine/values/plain.js';
import { type Configuration, NAMED_CONFIGURATIONS } from '../test/support/configurations.js';
import { runQuery } from '../test/support/run-query.js';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '../shared/conformance/cases.jsonl' },
    only: { type: 'string', default: Object.keys(NAMED_CONFIGURATIONS).join() },
    id: { type: 'string', default: '' },
  },
});

const others = values.only.split(',').map((name): [string, Configuration] => {
  const configuration = NAMED_CONFIGURATIONS[name];
  if (configuration !== undefined) return [name, configuration];
  throw new Error(`there is no configuration '${name}'; there are ${Object.keys(NAMED_CONFIGURATIONS).join(', ')}`);
});

/** The answer, or what is said in place of one, as text. */
function answer(query: string, configuration: Configuration): string {
  try {
    const { columns, rows } = runQuery(query, {}, configuration);
    return `${JSON.stringify(columns)}\n${rows.map(stringifyPlain).join('\n')}`;
  } catch (error) {
    return String(error);
  }
}

const cases = readFileSync(values.cases, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly id: string; readonly query: string }) // what the file is of
  .filter(({ id }) => id.includes(values.id));
let failed = 0;
for (const { id, query } of cases) {
  const expected = answer(query, {});
  const different = others.filter(([, configuration]) => answer(query, configuration) !== expected);
  if (different.length === 0) continue;
  failed++;
  const [[name, configuration] = ['', {}]] = different;
  console.log(`${id}: ${different.map(([each]) => each).join(', ')}\n  ${query.replaceAll('\n', '\n  ')}`);
  console.log(`  expected ${expected.slice(0, 500)}\n  ${name} ${answer(query, configuration).slice(0, 500)}`);
}
console.log(`${cases.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
