// Custom detections of Microsoft Defender XDR, as Microsoft Graph has them.
// https://learn.microsoft.com/graph/api/resources/security-detectionrule
// https://learn.microsoft.com/defender-xdr/custom-detection-rules

import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../engine/values/datetime.js';
import type { EntityMapping, ImpactedAsset } from '../model/alert.js';
import type { Schedule } from '../model/schedule.js';
import { queryAsRule } from '../query-rule.js';
import type { Rule } from '../rule.js';
import { parseDuration } from './duration.js';
import type { Keys } from './keys.js';
import { severityOf } from './severity.js';

export function detectionRule(keys: Keys, file: string, query: string): Rule {
  const alert = keys.part('detectionAction').part('alertTemplate');
  const tactics = alert.parts('tactics');
  const techniques = tactics.flatMap((tactic) => tactic.parts('techniques'));
  return {
    ...queryAsRule(file, query),
    id: keys.text('id', 'detectorId'),
    name: keys.text('displayName') ?? alert.text('title') ?? file,
    description: alert.text('description') ?? '',
    kind: 'custom detection',
    enabled: keys.text('status')?.toLowerCase() !== 'disabled' && (keys.flag('isEnabled') ?? true),
    severity: severityOf(alert.text('severity')),
    tactics: [...alert.list('category'), ...tactics.flatMap((tactic) => tactic.text('tactic') ?? [])],
    techniques: [
      ...alert.list('mitreTechniques'),
      ...techniques.flatMap((technique) => [...technique.list('technique'), ...technique.list('subTechniques')]),
    ],
    schedule: scheduleOf(keys.part('schedule')),
    entityMappings: entityMappingsOf(alert.part('entityMappings')),
    impactedAssets: alert.parts('impactedAssets').flatMap(impactedAssetOf),
    customDetails: alert
      .part('customDetails')
      .names()
      .filter((key) => !key.startsWith('@'))
      .map((key) => ({ key, columnName: alert.part('customDetails').text(key) ?? '' })),
    eventGrouping: alert.text('eventGroupingKind')?.toLowerCase() === 'singlealert' ? 'SingleAlert' : 'AlertPerResult',
    source: { format: 'defender', keys },
  };
}

/** How far back a run looks that gives no `lookback`: by its frequency, up to which each holds. */
const LOOKBACKS: readonly (readonly [frequency: bigint, lookback: bigint])[] = [
  [0n, 0n],
  [TICKS_PER_HOUR, 4n * TICKS_PER_HOUR],
  [3n * TICKS_PER_HOUR, 12n * TICKS_PER_HOUR],
  [12n * TICKS_PER_HOUR, 2n * TICKS_PER_DAY],
  [TICKS_PER_DAY, 30n * TICKS_PER_DAY],
];

function scheduleOf(schedule: Keys): Schedule | null {
  const frequency = frequencyOf(schedule.text('frequency', 'period') ?? '');
  if (frequency === null) return null;
  const standard = LOOKBACKS.find(([longest]) => frequency <= longest)?.[1] ?? 30n * TICKS_PER_DAY;
  return { frequency, period: schedule.duration('lookback') ?? standard };
}

/** `PT1H`, or `1H` as it was written before; `0` runs near real time. */
export function frequencyOf(text: string): bigint | null {
  return text.trim() === '0' ? 0n : parseDuration(text);
}

const ASSETS: readonly (readonly [type: string, assetType: ImpactedAsset['assetType']])[] = [
  ['impactedDeviceAsset', 'device'],
  ['impactedUserAsset', 'user'],
  ['impactedMailboxAsset', 'mailbox'],
];

function impactedAssetOf(asset: Keys): ImpactedAsset[] {
  const type = asset.text('@odata.type') ?? '';
  const known = ASSETS.find(([name]) => type.endsWith(name));
  const columnName = asset.text('identifier');
  return known === undefined || columnName === null ? [] : [{ assetType: known[1], columnName }];
}

/** The entity types by the names of their lists. */
const ENTITY_TYPES: Readonly<Record<string, string>> = {
  accounts: 'Account',
  amazonResources: 'AmazonResource',
  azureResources: 'AzureResource',
  cloudApplications: 'CloudApplication',
  dns: 'DNS',
  files: 'File',
  fileHashes: 'FileHash',
  googleCloudResources: 'GoogleCloudResource',
  hosts: 'Host',
  ips: 'IP',
  mailboxes: 'Mailbox',
  mailClusters: 'MailCluster',
  mailMessages: 'MailMessage',
  processes: 'Process',
  registryKeys: 'RegistryKey',
  registryValues: 'RegistryValue',
  securityGroups: 'SecurityGroup',
  submissionMails: 'SubmissionMail',
  urls: 'URL',
};

function entityMappingsOf(mappings: Keys): EntityMapping[] {
  return Object.entries(ENTITY_TYPES).flatMap(([list, entityType]) =>
    mappings.parts(list).map((mapping) => ({
      entityType,
      fieldMappings: mapping.names().flatMap((identifier) => {
        const columnName = mapping.text(identifier);
        return identifier.startsWith('@') || columnName === null ? [] : [{ identifier, columnName }];
      }),
    })),
  );
}
