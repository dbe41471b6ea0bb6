import type { Column } from '../engine/values/types.js';

/** Columns that every table of a workspace may have, whether its documentation names them or not. */
export const STANDARD_COLUMNS: readonly Column[] = [
  { name: 'TimeGenerated', type: 'datetime' },
  { name: 'TenantId', type: 'string' },
  { name: 'Type', type: 'string' },
  { name: 'SourceSystem', type: 'string' },
  { name: 'ManagementGroupName', type: 'string' },
  { name: 'MG', type: 'string' },
  { name: '_ResourceId', type: 'string' },
  { name: '_SubscriptionId', type: 'string' },
  { name: '_ItemId', type: 'string' },
  { name: '_IsBillable', type: 'string' },
  { name: '_BilledSize', type: 'real' },
  { name: '_TimeReceived', type: 'datetime' },
];
