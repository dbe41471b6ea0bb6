// Checks of what a rule says beside its query. Each file looks for one thing.

import { alertDetails } from './alert-details.js';
import { customDetails } from './custom-details.js';
import { customDetections } from './custom-detections.js';
import { dataTypes } from './data-types.js';
import { entityMappings } from './entity-mappings.js';
import { identity } from './identity.js';
import { incidents } from './incidents.js';
import { limits } from './limits.js';
import { nearRealTime } from './near-real-time.js';
import { placeholders } from './placeholders.js';
import { requiredKeys } from './required-keys.js';
import type { CheckedRule, RuleCheck, RuleFinding } from './rule-check.js';
import { schedule } from './schedule.js';
import { severity } from './severity.js';
import { tactics, techniques } from './tactics.js';
import { timeWindows } from './time-windows.js';
import { trigger } from './trigger.js';
import { watchlists } from './watchlists.js';

const CHECKS: readonly RuleCheck[] = [
  requiredKeys,
  identity,
  severity,
  tactics,
  techniques,
  entityMappings,
  customDetails,
  alertDetails,
  schedule,
  trigger,
  timeWindows,
  nearRealTime,
  limits,
  placeholders,
  dataTypes,
  watchlists,
  incidents,
  customDetections,
];

export function ruleFindings(checked: CheckedRule): RuleFinding[] {
  return CHECKS.flatMap((check) => [...check(checked)]);
}
