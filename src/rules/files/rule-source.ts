import type { Keys } from './keys.js';

/**
 * How a rule was written: the YAML of Sentinel's content repository, a resource of an ARM template or of Sentinel's API, a custom
 * detection of Defender as Microsoft Graph gives it, or a query with at most a few words around it.
 */
export type RuleFormat = 'sentinel' | 'arm' | 'defender' | 'query';

/** A rule as its file gives it, for checks of what the rule itself no longer shows. */
export interface RuleSource {
  readonly format: RuleFormat;
  readonly keys: Keys;
}
