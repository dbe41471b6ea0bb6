import type { Workload } from '../workload.js';
import { commandLineSubstring } from './command-line-substring.js';
import { commandLineFrequentTerm, commandLineRareTerm } from './command-line-terms.js';
import { highCardinalityGroups } from './high-cardinality-groups.js';
import { hourlySets } from './hourly-sets.js';
import { hundredRules } from './hundred-rules.js';
import { ingestCsv, ingestJsonLines } from './ingest.js';
import { antiJoin, innerJoin } from './joins.js';
import { jsonProperty } from './json-property.js';
import { lastEvents } from './last-events.js';
import { newestEvents } from './newest-events.js';
import { regexExtract } from './regex-extract.js';
import { seedRule } from './seed-rule.js';

/** In the order in which they run; the questions are asked of the databases of the last ingest. */
export const workloads: readonly Workload[] = [
  ingestJsonLines,
  ingestCsv,
  seedRule,
  commandLineSubstring,
  commandLineRareTerm,
  commandLineFrequentTerm,
  highCardinalityGroups,
  hourlySets,
  jsonProperty,
  regexExtract,
  lastEvents,
  innerJoin,
  antiJoin,
  newestEvents,
  hundredRules,
];
