// What several queries share that are run one after the other: what is known of the tables, what was understood of the queries, and what all of them
// look for in texts.

import { type Analysis, plannedScans, RunError, type Schema, type StartedScan } from '../engine/engine.js';
import { ValueError } from '../engine/values/error.js';
import type { Store } from '../store/store.js';
import type { Reading } from './reading.js';

/** A query that will be run. */
export interface KnownQuery {
  readonly kql: string;
  readonly schema: Schema;
  /** the clock of its run, in ticks */
  readonly now: bigint;
}

/** A reading of the tables as they are now. */
export function sharedReading(store: Store, direct: Reading, queries: readonly KnownQuery[]): Reading {
  const analyses = new Map<string, Analysis>();
  const scans = queries.flatMap(({ kql, schema, now }) => {
    const analysis = analyses.get(kql) ?? direct.analyze(kql, schema);
    analyses.set(kql, analysis);
    return scansOf(analysis, now);
  });
  const { table } = store.sharing(scans);
  const tables = direct.tables();
  return {
    table,
    tables: () => tables,
    analyze: (kql, schema) => analyses.get(kql) ?? direct.analyze(kql, schema),
  };
}

function scansOf({ plan }: Analysis, now: bigint): readonly StartedScan[] {
  try {
    return plan === null ? [] : plannedScans(plan, now);
  } catch (error) {
    // What is wrong with a query is said when it runs.
    if (error instanceof RunError || error instanceof ValueError) return [];
    throw error;
  }
}
