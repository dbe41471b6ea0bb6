import type { QueryText } from '../engine/engine.js';
import type { RuleSource } from './files/rule-source.js';
import type {
  AggregationKind,
  AlertDetailsOverride,
  CustomDetail,
  EntityMapping,
  ImpactedAsset,
} from './model/alert.js';
import type { DataConnector } from './model/data-connector.js';
import type { IncidentConfiguration } from './model/incident.js';
import type { Schedule, Trigger } from './model/schedule.js';

export type RuleKind = 'scheduled' | 'nrt' | 'hunting' | 'custom detection' | 'query';

/** A rule as it was read: what it looks for, when, and what becomes of what it finds. Names are those of Sentinel's documentation. */
export interface Rule {
  /** the file that it was read from, as it was given */
  readonly file: string;
  /** a GUID where the file gives one */
  readonly id: string | null;
  readonly name: string;
  readonly version: string | null;
  readonly description: string;
  readonly kind: RuleKind;
  /** whether the file says that the rule is switched on; true where it says nothing */
  readonly enabled: boolean;
  readonly severity: string | null;
  /** MITRE ATT&CK tactics as Sentinel writes them: `CommandAndControl` */
  readonly tactics: readonly string[];
  /** MITRE ATT&CK techniques: `T1219`, `T1059.001` */
  readonly techniques: readonly string[];
  readonly requiredDataConnectors: readonly DataConnector[];
  /** tables that the rule's own text says it needs, those of its connectors among them */
  readonly dataTypes: readonly string[];
  readonly query: string;
  /** null where the rule has none, as one that runs near real time, or gives none that can be read */
  readonly schedule: Schedule | null;
  /** null where the rule has none: then any row makes an alert */
  readonly trigger: Trigger | null;
  readonly entityMappings: readonly EntityMapping[];
  /** columns whose values are lists of entities (`sentinelEntitiesMappings`) */
  readonly entitiesColumns: readonly string[];
  readonly impactedAssets: readonly ImpactedAsset[];
  readonly customDetails: readonly CustomDetail[];
  readonly alertDetailsOverride: AlertDetailsOverride | null;
  /** `SingleAlert` where the rule says nothing */
  readonly eventGrouping: AggregationKind;
  /** ticks of 100 ns for which the rule rests after an alert; null where it does not */
  readonly suppression: bigint | null;
  readonly incidentConfiguration: IncidentConfiguration;
  /** where the lines of the query stand in the file */
  readonly place: NonNullable<QueryText['place']>;
  /** what was mended or ignored while the file was read */
  readonly notes: readonly string[];
  /** the keys as the file gives them; null where it gives a query alone */
  readonly source: RuleSource | null;
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
    /** nothing is wrong with the file: it is one of another kind */
    readonly isOther = false,
  ) {
    super(line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`);
  }
}

/** The rule's query as diagnostics show it. */
export function queryTextOf(rule: Rule): QueryText {
  return { name: rule.file, text: rule.query, place: rule.place };
}
