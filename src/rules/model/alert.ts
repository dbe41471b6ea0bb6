// What an alert of a rule carries.
// https://learn.microsoft.com/azure/sentinel/map-data-fields-to-entities
// https://learn.microsoft.com/azure/sentinel/surface-custom-details-in-alerts
// https://learn.microsoft.com/azure/sentinel/customize-alert-details

export interface FieldMapping {
  /** the entity's field: `HostName` of a `Host` */
  readonly identifier: string;
  /** the column of the result that fills it */
  readonly columnName: string;
}

export interface EntityMapping {
  /** `Account`, `Host`, `IP`, … */
  readonly entityType: string;
  readonly fieldMappings: readonly FieldMapping[];
}

export interface CustomDetail {
  readonly key: string;
  readonly columnName: string;
}

export interface DynamicProperty {
  /** the property of the alert: `ConfidenceLevel`, `ProductName`, … */
  readonly alertProperty: string;
  /** the column of the result that gives it */
  readonly value: string;
}

/** What the row gives in place of the rule's own words; null leaves these. */
export interface AlertDetailsOverride {
  /** the alert's name, with `{{Column}}` for values of the row */
  readonly alertDisplayNameFormat: string | null;
  readonly alertDescriptionFormat: string | null;
  readonly alertSeverityColumnName: string | null;
  readonly alertTacticsColumnName: string | null;
  readonly alertDynamicProperties: readonly DynamicProperty[];
}

/** One alert for all rows of a run, or one for each. */
export type AggregationKind = 'SingleAlert' | 'AlertPerResult';

/** A device, user or mailbox that a custom detection of Defender names as hit, by the column that holds it. */
export interface ImpactedAsset {
  readonly assetType: 'device' | 'user' | 'mailbox';
  readonly columnName: string;
}
