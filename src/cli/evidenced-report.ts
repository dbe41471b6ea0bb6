import type { RuleReport } from '../rules/index.js';
import type { RowEvidence } from '../testing/lineage/evidence.js';

/** A rule's report with the events behind its rows. */
export interface EvidencedReport extends RuleReport {
  /** one for each row; null where they were not asked for */
  readonly evidence: readonly RowEvidence[] | null;
}
