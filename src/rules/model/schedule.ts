// When a rule runs, and how many rows make an alert.
// https://learn.microsoft.com/azure/sentinel/scheduled-rules-overview

export interface Schedule {
  /** ticks of 100 ns between two runs (`queryFrequency`); 0 where each event is looked at as it arrives */
  readonly frequency: bigint;
  /** ticks of 100 ns that a run looks back over (`queryPeriod`) */
  readonly period: bigint;
}

export const TRIGGER_OPERATORS = ['GreaterThan', 'LessThan', 'Equal', 'NotEqual'] as const;
export type TriggerOperator = (typeof TRIGGER_OPERATORS)[number];

/** An alert is made where the number of rows compares so with the threshold. */
export interface Trigger {
  readonly operator: TriggerOperator;
  readonly threshold: number;
}
