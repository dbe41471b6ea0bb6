import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTimespan } from '../../../src/engine/values/timespan.js';
import { loadRule, loadRules, ruleFiles } from '../../../src/rules/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder();
function file(name: string, text: string): string {
  const full = path.join(folder, name);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
  return full;
}
const ticks = (text: string) => parseTimespan(text);

const ANALYTIC = `id: 0f0e0d0c-0b0a-4908-8706-050403020100
name: Consent by an admin
version: 1.2.3
kind: Scheduled
description: words
severity: medium
requiredDataConnectors:
  - connectorId: AzureActiveDirectory
    dataTypes: [AuditLogs, SigninLogs]
queryFrequency: PT1H
queryPeriod: 1d
triggerOperator: gt
triggerThreshold: 5
query: AuditLogs
entityMappings:
  - entityType: Account
    fieldMappings:
      - identifier: Name
        columnName: UserName
      - identifier: UPNSuffix
        columnName: Suffix
sentinelEntitiesMappings:
  - columnName: Entities
customDetails:
  App: AppName
alertDetailsOverride:
  alertDisplayNameFormat: Consent to {{AppName}}
  alertSeverityColumnName: Level
  alertDynamicProperties:
    - alertProperty: ProductName
      value: Product
eventGroupingSettings:
  aggregationKind: AlertPerResult
suppressionEnabled: true
suppressionDuration: PT5H
incidentConfiguration:
  createIncident: true
  groupingConfiguration:
    enabled: true
    reopenClosedIncident: true
    lookbackDuration: 2d
    matchingMethod: Selected
    groupByEntities: [Account]
    groupByAlertDetails: [DisplayName]
    groupByCustomDetails: [App]
`;

describe('Sentinel YAML', () => {
  it('gives the whole rule', () => {
    const { query, place, source, file: name, notes, ...rule } = loadRule(file('whole.yaml', ANALYTIC));
    expect(rule).toEqual({
      id: '0f0e0d0c-0b0a-4908-8706-050403020100',
      name: 'Consent by an admin',
      version: '1.2.3',
      kind: 'scheduled',
      enabled: true,
      description: 'words',
      severity: 'Medium',
      tactics: [],
      techniques: [],
      requiredDataConnectors: [{ connectorId: 'AzureActiveDirectory', dataTypes: ['AuditLogs', 'SigninLogs'] }],
      dataTypes: ['AuditLogs', 'SigninLogs'],
      schedule: { frequency: ticks('1h'), period: ticks('1d') },
      trigger: { operator: 'GreaterThan', threshold: 5 },
      entityMappings: [
        {
          entityType: 'Account',
          fieldMappings: [
            { identifier: 'Name', columnName: 'UserName' },
            { identifier: 'UPNSuffix', columnName: 'Suffix' },
          ],
        },
      ],
      entitiesColumns: ['Entities'],
      impactedAssets: [],
      customDetails: [{ key: 'App', columnName: 'AppName' }],
      alertDetailsOverride: {
        alertDisplayNameFormat: 'Consent to {{AppName}}',
        alertDescriptionFormat: null,
        alertSeverityColumnName: 'Level',
        alertTacticsColumnName: null,
        alertDynamicProperties: [{ alertProperty: 'ProductName', value: 'Product' }],
      },
      eventGrouping: 'AlertPerResult',
      suppression: ticks('5h'),
      incidentConfiguration: {
        createIncident: true,
        groupingConfiguration: {
          enabled: true,
          reopenClosedIncident: true,
          lookbackDuration: ticks('2d'),
          matchingMethod: 'Selected',
          groupByEntities: ['Account'],
          groupByAlertDetails: ['DisplayName'],
          groupByCustomDetails: ['App'],
        },
      },
    });
  });

  it('takes names in any case, and rests only where the rule says so', () => {
    const text = `DisplayName: Old\nSeverity: Low\nQueryFrequency: 5m\nQueryPeriod: 5m\nTriggerOperator: GreaterThan
TriggerThreshold: 0\nSuppressionEnabled: false\nSuppressionDuration: 1h\nEventGroupSettings:\n  aggregationKind: AlertPerResult\nQuery: T\n`;
    const rule = loadRule(file('pascal.yaml', text));
    expect(rule).toMatchObject({ name: 'Old', kind: 'scheduled', query: 'T', suppression: null });
    expect(rule.eventGrouping).toBe('AlertPerResult');
    expect(rule.schedule).toEqual({ frequency: ticks('5m'), period: ticks('5m') });
  });

  it('has no schedule where it runs near real time, and none that cannot be read', () => {
    expect(loadRule(file('nrt.yaml', 'name: n\nkind: NRT\nquery: T\n'))).toMatchObject({ kind: 'nrt', schedule: null });
    const odd = loadRule(file('odd.yaml', 'name: o\nqueryFrequency: soon\nqueryPeriod: 1h\nquery: T\n'));
    expect(odd).toMatchObject({ kind: 'scheduled', schedule: null });
  });

  it('reads each document of a file', () => {
    const rules = loadRules(file('two.yaml', 'name: a\nquery: |\n  A\n---\nname: b\nquery: |\n  B\n'));
    expect(rules.map(({ name, query, place }) => [name, query, place(0).line])).toEqual([
      ['a', 'A\n', 2],
      ['b', 'B\n', 6],
    ]);
  });

  it('says what a file holds instead of a rule', () => {
    expect(() => loadRules(file('parser.yaml', 'ParserName: vimDns\nParserQuery: T\n'))).toThrow(
      "holds the function 'vimDns' and no rule",
    );
    expect(() => loadRules(file('sigma.yml', 'title: x\nlogsource: {}\ndetection:\n  a:\n    query: T\n'))).toThrow(
      'is a Sigma rule',
    );
  });
});

const DETECTION = {
  displayName: 'Tunnels',
  isEnabled: false,
  queryCondition: { queryText: 'DeviceProcessEvents\n| where FileName has "cloudflared"' },
  schedule: { period: '3H' },
  detectionAction: {
    alertTemplate: {
      title: 'A tunnel',
      description: 'words',
      severity: 'high',
      category: 'CommandAndControl',
      mitreTechniques: ['T1572'],
      impactedAssets: [
        { '@odata.type': '#microsoft.graph.security.impactedDeviceAsset', identifier: 'deviceId' },
        { '@odata.type': '#microsoft.graph.security.impactedUserAsset', identifier: 'accountSid' },
      ],
    },
  },
};

describe('custom detections of Defender', () => {
  it('reads one in JSON', () => {
    const rule = loadRule(file('detection.json', JSON.stringify(DETECTION, null, 2)));
    expect(rule).toMatchObject({
      name: 'Tunnels',
      kind: 'custom detection',
      enabled: false,
      severity: 'High',
      tactics: ['CommandAndControl'],
      techniques: ['T1572'],
      schedule: { frequency: ticks('3h'), period: ticks('12h') },
      impactedAssets: [
        { assetType: 'device', columnName: 'deviceId' },
        { assetType: 'user', columnName: 'accountSid' },
      ],
      eventGrouping: 'AlertPerResult',
    });
    expect(rule.place(1)).toEqual({ line: 4, column: 39 });
  });

  it.each([
    ['0', '0s', '0s'],
    ['1H', '1h', '4h'],
    ['12H', '12h', '2d'],
    ['24H', '1d', '30d'],
    ['PT30M', '30m', '4h'],
  ])('runs every %s and looks back as Defender does', (period, frequency, lookback) => {
    const rule = loadRule(file('times.json', JSON.stringify({ ...DETECTION, schedule: { period } })));
    expect(rule.schedule).toEqual({ frequency: ticks(frequency), period: ticks(lookback) });
  });

  it('reads the present form: frequency, lookback, entities, tactics with their techniques', () => {
    const alertTemplate = {
      title: 't',
      severity: 'low',
      eventGroupingKind: 'singleAlert',
      tactics: [{ tactic: 'Execution', techniques: [{ technique: 'T1059', subTechniques: ['T1059.001'] }] }],
      entityMappings: { hosts: [{ '@odata.type': 'x', hostName: 'DeviceName' }] },
      customDetails: { '@odata.type': 'x', Line: 'ProcessCommandLine' },
    };
    const schedule = { frequency: 'PT2H', lookback: 'PT6H' };
    const value = [DETECTION, { ...DETECTION, schedule, detectionAction: { alertTemplate } }];
    const rules = loadRules(file('answer.json', JSON.stringify({ value })));
    expect(rules).toHaveLength(2);
    expect(rules[1]).toMatchObject({
      schedule: { frequency: ticks('2h'), period: ticks('6h') },
      tactics: ['Execution'],
      techniques: ['T1059', 'T1059.001'],
      entityMappings: [{ entityType: 'Host', fieldMappings: [{ identifier: 'hostName', columnName: 'DeviceName' }] }],
      customDetails: [{ key: 'Line', columnName: 'ProcessCommandLine' }],
      eventGrouping: 'SingleAlert',
    });
  });

  it('reads one in YAML, at its place', () => {
    const text =
      'displayName: y\nqueryCondition:\n  queryText: |\n    DeviceInfo\n    | take 1\nschedule:\n  period: "1H"\n';
    const rule = loadRule(file('detection.yaml', text));
    expect(rule.query).toBe('DeviceInfo\n| take 1\n');
    expect(rule.place(1)).toEqual({ line: 4, column: 4 });
  });
});

const GUID = '11111111-2222-4333-8444-555555555555';
const resource = (properties: object, kind = 'Scheduled') => ({
  id: `[concat(resourceId('Microsoft.OperationalInsights/workspaces/providers', parameters('workspace'), 'Microsoft.SecurityInsights'),'/alertRules/${GUID}')]`,
  name: `[concat(parameters('workspace'),'/Microsoft.SecurityInsights/${GUID}')]`,
  type: 'Microsoft.OperationalInsights/workspaces/providers/alertRules',
  kind,
  properties,
});

describe('ARM templates', () => {
  const scheduled = {
    displayName: 'Exported',
    severity: 'High',
    enabled: false,
    query: 'SigninLogs\n| where ResultType == "0"',
    queryFrequency: 'PT5M',
    queryPeriod: 'PT5M',
    triggerOperator: 'GreaterThan',
    triggerThreshold: 0,
    tactics: ['InitialAccess'],
    techniques: ['T1078'],
    subTechniques: ['T1078.004'],
    templateVersion: '1.0.1',
  };

  it('reads each of their rules', () => {
    const template = {
      resources: [
        resource(scheduled),
        resource({ displayName: 'Fast', severity: 'Low', query: 'T' }, 'NRT'),
        { type: 'Microsoft.SecurityInsights/alertRules', kind: 'Fusion', properties: { enabled: true } },
      ],
    };
    const [first, second, ...others] = loadRules(file('export.json', JSON.stringify(template, null, 1)));
    expect(first).toMatchObject({
      id: GUID,
      name: 'Exported',
      version: '1.0.1',
      kind: 'scheduled',
      enabled: false,
      techniques: ['T1078', 'T1078.004'],
      schedule: { frequency: ticks('5m'), period: ticks('5m') },
    });
    expect(second).toMatchObject({ name: 'Fast', kind: 'nrt', schedule: null });
    expect(others).toEqual([]);
  });

  it('finds templates within templates, and hunting queries with their tags', () => {
    const hunting = {
      type: 'Microsoft.OperationalInsights/savedSearches',
      name: 'h',
      properties: {
        displayName: 'Hunt',
        category: 'Hunting Queries',
        query: 'T',
        tags: [
          { name: 'description', value: 'words' },
          { name: 'tactics', value: 'Execution,Persistence' },
          { name: 'techniques', value: 'T1059' },
        ],
      },
    };
    const packed = { resources: [{ properties: { mainTemplate: { resources: [hunting] } } }] };
    expect(loadRule(file('package.json', JSON.stringify(packed)))).toMatchObject({
      name: 'Hunt',
      kind: 'hunting',
      description: 'words',
      tactics: ['Execution', 'Persistence'],
      techniques: ['T1059'],
    });
  });

  it('works out what a deployment would, as far as the template says it', () => {
    const rule = (properties: object) => ({
      kind: 'Scheduled',
      properties: { severity: 'Low', queryFrequency: '1h', ...properties },
    });
    const template = {
      parameters: { level: { defaultValue: 'High' }, given: { type: 'string' } },
      variables: {
        table: "[concat('Signin', 'Logs')]",
        names: { first: "it''s" },
        round: "[variables('round')]",
        wait: 'PT5H',
      },
      resources: [
        rule({
          displayName: "[variables('names').First]",
          severity: "[parameters('level')]",
          enabled: "[bool('false')]",
          query: "[concat(variables('TABLE'), ' | where a == ''b''', ' | take ', 5)]",
          queryPeriod: "[variables('wait')]",
        }),
        rule({ displayName: "[parameters('given')]", query: '[[T]' }),
        rule({ displayName: "[variables('round')]", query: 'T' }),
        {
          properties: {
            template: {
              variables: { wait: 'P1D' },
              resources: [
                rule({ displayName: 'inner', query: "[variables('table')]", queryPeriod: "[variables('wait')]" }),
              ],
            },
          },
        },
      ],
    };
    const rules = loadRules(file('expressions.json', JSON.stringify(template)));
    expect(
      rules.map(({ name, severity, query, schedule }) => [name, severity, query, schedule?.period ?? null]),
    ).toEqual([
      ["it''s", 'High', "SigninLogs | where a == 'b' | take 5", ticks('05:00:00')],
      ["[parameters('given')]", 'Low', '[T]', null],
      ["[variables('round')]", 'Low', 'T', null],
      ['inner', 'Low', 'SigninLogs', ticks('1.00:00:00')],
    ]);
  });

  it('leaves out queries that only a deployment knows, and says so', () => {
    const dynamic = resource({ ...scheduled, query: "[variables('query')]" });
    const rules = loadRules(file('part.json', JSON.stringify({ resources: [dynamic, resource(scheduled)] })));
    expect(rules).toHaveLength(1);
    expect(rules[0]?.notes.join()).toContain('expression of the template');
    expect(() => loadRules(file('none.json', JSON.stringify({ resources: [dynamic] })))).toThrow('expression');
  });

  it('refuses what is no JSON, and reads a list with a comma too many', () => {
    expect(() => loadRules(file('broken.json', '{ "resources": [ }'))).toThrow(/broken\.json:1: is no valid JSON/);
    expect(loadRules(file('comma.json', '[{"displayName": "a", "query": "T",},]'))).toHaveLength(1);
  });
});

describe('Markdown', () => {
  const page = `# Rare tools

Looks for [tools](https://example.com) that are *rare*.

| Technique | Name |
|---|---|
| T1059.001 | PowerShell |

## Defender

\`\`\`KQL
DeviceProcessEvents
| take 1
\`\`\`

## Sentinel
  \`\`\`kusto
  SecurityEvent
  \`\`\`
~~~kql
Event
~~~
\`\`\`powershell
Get-Process
\`\`\`
`;

  it('gives a rule for each block of KQL', () => {
    const rules = loadRules(file('page.md', page));
    expect(rules.map(({ name, query, techniques }) => ({ name, query, techniques }))).toEqual([
      { name: 'Rare tools / Defender', query: 'DeviceProcessEvents\n| take 1', techniques: ['T1059.001'] },
      { name: 'Rare tools / Sentinel', query: 'SecurityEvent', techniques: ['T1059.001'] },
      { name: 'Rare tools / Sentinel (2)', query: 'Event', techniques: ['T1059.001'] },
    ]);
    expect(rules[0]?.place(1)).toEqual({ line: 12, column: 0 });
    expect(rules[1]?.place(0)).toEqual({ line: 17, column: 2 });
  });

  it('finds blocks within lists', () => {
    const page = '# Ports\n\n1. one:\n\n    ```kusto\n    T\n    | where Port == 22\n    ```\n';
    const [only] = loadRules(file('list.md', page));
    expect(only?.query).toBe('T\n| where Port == 22');
    expect(only?.place(1)).toEqual({ line: 6, column: 4 });
  });

  it('takes the first sentences under the heading for the description', () => {
    const [rule] = loadRules(
      file('described.md', '# T\n\nLooks for [tools](https://x.org) that are *rare*.\n\n```kql\nT\n```\n'),
    );
    expect(rule?.description).toBe('Looks for tools that are rare.');
  });

  it('refuses a page without queries', () => {
    expect(() => loadRules(file('plain.md', '# Words\n'))).toThrow('holds no query');
  });
});

describe('folders', () => {
  it('take JSON and Markdown only where they hold rules', () => {
    file('mixed/a.kql', 'T');
    file('mixed/README.md', '# Rules\n\n```powershell\nx\n```\n');
    file('mixed/hunt.md', '```kql\nT\n```\n');
    file('mixed/tsconfig.json', '{}');
    file('mixed/rule.json', JSON.stringify(DETECTION));
    const found = ruleFiles([path.join(folder, 'mixed')]).map((name) => path.basename(name));
    expect(found).toEqual(['a.kql', 'hunt.md', 'rule.json']);
  });

  it('loadRule asks for one rule', () => {
    expect(() => loadRule(file('many.md', '```kql\nA\n```\n```kql\nB\n```\n'))).toThrow('holds 2 rules');
  });
});
