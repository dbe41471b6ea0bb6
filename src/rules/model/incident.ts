// How the alerts of a rule become incidents.
// https://learn.microsoft.com/azure/sentinel/create-analytics-rules#configure-the-incident-creation-settings

export const MATCHING_METHODS = ['AllEntities', 'AnyAlert', 'Selected'] as const;
export type MatchingMethod = (typeof MATCHING_METHODS)[number];

export interface GroupingConfiguration {
  readonly enabled: boolean;
  /** whether a later alert opens a closed incident again */
  readonly reopenClosedIncident: boolean;
  /** ticks of 100 ns: alerts join an incident that was made at most so long before */
  readonly lookbackDuration: bigint;
  readonly matchingMethod: MatchingMethod;
  /** entity types, where the method is `Selected` */
  readonly groupByEntities: readonly string[];
  /** `DisplayName`, `Severity`, … */
  readonly groupByAlertDetails: readonly string[];
  /** keys of custom details */
  readonly groupByCustomDetails: readonly string[];
}

export interface IncidentConfiguration {
  readonly createIncident: boolean;
  readonly groupingConfiguration: GroupingConfiguration;
}

const FIVE_HOURS = 180_000_000_000n;

/** What a rule does that says nothing of incidents: each alert makes one of its own. */
export const DEFAULT_INCIDENT_CONFIGURATION: IncidentConfiguration = {
  createIncident: true,
  groupingConfiguration: {
    enabled: false,
    reopenClosedIncident: false,
    lookbackDuration: FIVE_HOURS,
    matchingMethod: 'AllEntities',
    groupByEntities: [],
    groupByAlertDetails: [],
    groupByCustomDetails: [],
  },
};
