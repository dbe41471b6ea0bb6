// What a check of a rule is given, and what it finds.

import type { Diagnostic, Plan } from '../../engine/engine.js';
import type { Keys } from '../files/keys.js';
import type { RuleFormat } from '../files/rule-source.js';
import type { Rule } from '../rule.js';

export interface RuleFinding {
  readonly severity: Diagnostic['severity'];
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** the line of the file that it is about, from 1; null for the rule as a whole */
  readonly line: number | null;
}

export interface CheckedRule {
  readonly rule: Rule;
  readonly format: RuleFormat;
  readonly keys: Keys;
  /** the query as it runs; null where it has errors */
  readonly plan: Plan | null;
  /** names of the result's columns; null where they are not known */
  readonly columns: ReadonlySet<string> | null;
  /** aliases that the query asks for and nothing here has */
  readonly unknownWatchlists: readonly string[];
  /** names of a table's columns; null where there is no such table */
  readonly tableColumns: (name: string) => readonly string[] | null;
}

/** Looks for one thing in a rule. */
export type RuleCheck = (checked: CheckedRule) => Iterable<RuleFinding>;

/** Analytic rules are put up by the service, which refuses what is wrong; others are only read by people. */
export function isAnalytic({ kind }: Rule): boolean {
  return kind === 'scheduled' || kind === 'nrt';
}

/** `error` where the service refuses the rule for it. */
export function refused(rule: Rule): 'error' | 'warning' {
  return isAnalytic(rule) ? 'error' : 'warning';
}
