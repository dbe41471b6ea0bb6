import type { Workload } from '../workload.js';
import { commandLineSubstring } from './command-line-substring.js';
import { highCardinalityGroups } from './high-cardinality-groups.js';
import { ingestCsv } from './ingest.js';
import { seedRule } from './seed-rule.js';

/** In the order in which they run. */
export const workloads: readonly Workload[] = [ingestCsv, seedRule, commandLineSubstring, highCardinalityGroups];
