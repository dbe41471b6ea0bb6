// What several queries share that are run one after the other: what is known of the tables, what was understood of the queries, and what all of
// them look for in texts.

import { type Analysis, plannedScans, RunError, type Schema, type StartedScan } from '../engine/engine.js';
import { ValueError } from '../engine/values/error.js';
import type { Store } from '../store/store.js';
import type { Reading, Surroundings } from './reading.js';

/** A query that will be run. */
export interface KnownQuery {
  readonly kql: string;
  readonly surroundings: Surroundings;
  readonly schema: Schema;
  /** the clock of its run, in ticks */
  readonly now: bigint;
}

/** @param still a reading of the tables as they are now */
export function sharedReading(store: Store, still: Reading, queries: readonly KnownQuery[]): Reading {
  const analyses = new Analyses(still);
  const scans = queries.flatMap(({ kql, surroundings, schema, now }) => {
    return scansOf(analyses.of(kql, surroundings, schema), now);
  });
  return {
    ...still,
    ...store.sharing(scans),
    analyze: (kql, surroundings, schema) => analyses.of(kql, surroundings, schema),
    analyzed: (kql, surroundings) => analyses.find(kql, surroundings),
  };
}

/** What was understood of queries, each once. */
class Analyses {
  private readonly known = new Map<string, { readonly surroundings: Surroundings; readonly analysis: Analysis }>();

  constructor(private readonly direct: Reading) {}

  of(kql: string, surroundings: Surroundings, schema: Schema): Analysis {
    const known = this.find(kql, surroundings);
    if (known !== undefined) return known;
    const analysis = this.direct.analyze(kql, surroundings, schema);
    this.known.set(kql, { surroundings, analysis });
    return analysis;
  }

  find(kql: string, surroundings: Surroundings): Analysis | undefined {
    const known = this.known.get(kql);
    return known !== undefined && areSame(known.surroundings, surroundings) ? known.analysis : undefined;
  }
}

const areSame = (a: Surroundings, b: Surroundings) => a.functions === b.functions && a.watchlist === b.watchlist;

function scansOf({ plan }: Analysis, now: bigint): readonly StartedScan[] {
  try {
    return plan === null ? [] : plannedScans(plan, now);
  } catch (error) {
    // What is wrong with a query is said when it runs.
    if (error instanceof RunError || error instanceof ValueError) return [];
    throw error;
  }
}
