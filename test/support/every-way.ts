import { expect } from 'vitest';
import type { Plain } from '../../src/engine/values/json.js';
import { type Answer, CONFIGURATIONS, type MemoryTables, runQuery } from './run-query.js';

/** What a query gives; every way of running it has to give it. */
export function answerEveryWay(kql: string, tables: MemoryTables = {}): Answer {
  const [first, ...others] = CONFIGURATIONS.map((options) => runQuery(kql, tables, options));
  if (first === undefined) throw new Error('there is no way of running a query');
  for (const [i, other] of others.entries())
    expect(other, `${kql} with ${JSON.stringify(CONFIGURATIONS[i + 1])}`).toEqual(first);
  return first;
}

export function rowsEveryWay(kql: string, tables: MemoryTables = {}): Plain[][] {
  return answerEveryWay(kql, tables).rows;
}
