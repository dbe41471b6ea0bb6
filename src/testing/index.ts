// Tests of rules in code, and what looks into rules: `kqlocal/testing`.

export {
  arbitraryEvent,
  arbitraryEvents,
  arbitraryEventsFor,
  type EventOptions,
  type EventRow,
  type RuleEventOptions,
  SOME_NOW,
} from './arbitraries/index.js';
export { type CompareOptions, compareRules, type RuleComparison } from './comparison/compare-rules.js';
export { coverageOf } from './coverage/measure-coverage.js';
export {
  type Gap,
  gapOf,
  type PredicateCoverage,
  type RuleCoverage,
  type Tally,
  tallyOf,
} from './coverage/rule-coverage.js';
export {
  EventsError,
  type EventsOptions,
  events,
  type GivenEvents,
  type RowsOrFile,
  type WatchlistWithKey,
} from './expect/events.js';
export { type ExpectRuleOptions, expectRule, type RuleExpectation, type RuleOnEvents } from './expect/expect-rule.js';
export { type LoadTestedRuleOptions, loadRule, type TestedRule } from './expect/load-tested-rule.js';
export type { RawEvent } from './lineage/event.js';
export { type EvidenceOptions, type RowEvidence, ruleEvidence } from './lineage/evidence.js';
export type { MutationKind } from './mutation/mutant.js';
export { schemaOfTests } from './mutation/schema-of-tests.js';
export {
  type MutationOptions,
  type MutationReport,
  mutateRule,
  type Passes,
  type PlacedMutant,
} from './mutation/score.js';
export { checkProperties, type PropertyOptions, type PropertyOutcome } from './properties/check-properties.js';
export { testsOfFailures } from './properties/failure-tests.js';
export { type Stability, type StabilityOptions, stability } from './stability/stability.js';
export type { Events } from './synthesis/events.js';
export { type NearMiss, nearMisses } from './synthesis/near-misses.js';
export { type Fired, type Synthesis, type SynthesisOptions, synthesize } from './synthesis/synthesize.js';
export { testFileOf } from './synthesis/test-file.js';
export type { DifferentCell, Mismatch, MissingRow, PlainFields, TestOutcome } from './unit/expectations/outcome.js';
export { type FoundTests, findTestFiles } from './unit/find-test-files.js';
export type { Fields, GivenTable } from './unit/format/rule-test.js';
export { TestFileError } from './unit/format/test-file-error.js';
export { RuleTests, type TestSurroundings } from './unit/rule-tests.js';
export { type RunTestsOptions, runTestFile, type TestFileReport } from './unit/run-test-files.js';
export { type Why, type WhyEvent, type WhyOptions, why } from './why/why.js';
export { type MissedEvent, type WhyNot, type WhyNotOptions, whyNot } from './why/why-not.js';
