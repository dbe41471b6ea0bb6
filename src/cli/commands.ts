import type { CommandModule } from 'yargs';
import check from './commands/check.js';
import diff from './commands/diff.js';
import explain from './commands/explain.js';
import exportRows from './commands/export.js';
import fmt from './commands/fmt.js';
import forget from './commands/forget.js';
import functions from './commands/functions.js';
import ingest from './commands/ingest.js';
import mutate from './commands/mutate.js';
import property from './commands/property.js';
import query from './commands/query.js';
import rejects from './commands/rejects.js';
import rules from './commands/rules.js';
import run from './commands/run.js';
import schema from './commands/schema.js';
import simulate from './commands/simulate.js';
import sources from './commands/sources.js';
import stable from './commands/stable.js';
import synth from './commands/synth.js';
import tables from './commands/tables.js';
import test from './commands/test.js';
import why from './commands/why.js';
import whyNot from './commands/why-not.js';

/** In the order in which `--help` lists them. The commands load what they need when they run, so that the others start fast. */
export const commands: readonly CommandModule[] = [
  ingest,
  run,
  rules,
  simulate,
  why,
  whyNot,
  diff,
  stable,
  query,
  exportRows,
  check,
  test,
  fmt,
  explain,
  tables,
  schema,
  sources,
  rejects,
  forget,
  synth,
  mutate,
  property,
  functions,
];
