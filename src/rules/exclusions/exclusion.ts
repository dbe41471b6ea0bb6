import { exclusionText, type QueryText } from '../../engine/engine.js';

/** Something that a rule finds and that is known to be in order: which events or rows, why, who says so, until when. */
export interface RuleExclusion {
  /** the file that it was read from */
  readonly file: string;
  /** of the file, from 1, on which it begins */
  readonly line: number;
  /** where the lines of its text (`exclusionText`) stand in the file */
  readonly place: NonNullable<QueryText['place']>;
  readonly name: string;
  readonly reason: string;
  readonly owner: string | null;
  /** ticks from which it holds no more; null where it always does */
  readonly expires: bigint | null;
  /** whether it takes away events of a table that the rule reads, or rows of its result */
  readonly over: 'events' | 'rows';
  /** the table of the events; null for the one that the rule reads */
  readonly table: string | null;
  /** KQL over the columns of the table or of the result */
  readonly condition: string;
  /** KQL statements before it */
  readonly declarations: string;
}

/** What an exclusion did in a run. */
export interface ExclusionOutcome {
  readonly exclusion: RuleExclusion;
  /** why it was not applied; null where it was */
  readonly notApplied: string | null;
  /** events that the rule would have looked at, of those that no earlier exclusion took; null where it is over rows */
  readonly events: number | null;
  /** rows of the result that are gone with it, beside those that are gone with the earlier ones */
  readonly rows: number;
  /** it takes away nothing, or all that the rule finds: then it may not be what its author meant */
  readonly suspicious: 'nothing' | 'everything' | null;
}

/** The text of an exclusion as diagnostics show it. */
export function queryTextOfExclusion(exclusion: RuleExclusion): QueryText {
  return { name: exclusion.file, text: exclusionText(exclusion), place: exclusion.place };
}
