import type { QueryText } from '../engine/engine.js';

/** A rule as it was read: what it looks for, and the words that people gave it. */
export interface Rule {
  /** the file that it was read from, as it was given */
  readonly file: string;
  /** a GUID where the file gives one */
  readonly id: string | null;
  readonly name: string;
  readonly description: string;
  readonly kind: 'scheduled' | 'nrt' | 'hunting' | 'query';
  readonly severity: string | null;
  /** MITRE ATT&CK tactics as Sentinel writes them: `CommandAndControl` */
  readonly tactics: readonly string[];
  /** MITRE ATT&CK techniques: `T1219`, `T1059.001` */
  readonly techniques: readonly string[];
  /** tables that the rule's own text says it needs */
  readonly dataTypes: readonly string[];
  readonly query: string;
  /** where the lines of the query stand in the file */
  readonly place: NonNullable<QueryText['place']>;
  /** what was mended or ignored while the file was read */
  readonly notes: readonly string[];
}

/** A file that holds no rule that can be read: what is wrong, where, and what to do. */
export class RuleError extends Error {
  override readonly name = 'RuleError';

  constructor(
    readonly file: string,
    /** what is wrong, without the file */
    readonly reason: string,
    /** 1-based */
    readonly line?: number,
  ) {
    super(line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`);
  }
}

/** The rule's query as diagnostics show it. */
export function queryTextOf(rule: Rule): QueryText {
  return { name: rule.file, text: rule.query, place: rule.place };
}
