import type { Workload } from '../workload.js';
import { commandLineSubstring } from './command-line-substring.js';
import { highCardinalityGroups } from './high-cardinality-groups.js';
import { ingestCsv, ingestJsonLines } from './ingest.js';
import { seedRule } from './seed-rule.js';

/** In the order in which they run; the questions are asked of the databases of the last ingest. */
export const workloads: readonly Workload[] = [
  ingestJsonLines,
  ingestCsv,
  seedRule,
  commandLineSubstring,
  highCardinalityGroups,
];
