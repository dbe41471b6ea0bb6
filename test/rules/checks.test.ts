import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsTable } from '../../src/database/rows-table.js';
import { techniqueCount } from '../../src/rules/checks/mitre-attack.js';
import { checkRuleFiles, type Finding, knownSchema } from '../../src/rules/index.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const schema = knownSchema();
let files = 0;

function check(text: string, ending = 'yaml'): Finding[] {
  const file = path.join(folder, `${files++}.${ending}`);
  writeFileSync(file, text);
  return checkRuleFiles([file], schema);
}

/** A rule that nothing is wrong with, with some of its lines replaced or left out. */
function analytic(changes: Readonly<Record<string, string | null>> = {}): string {
  const keys: Record<string, string | null> = {
    id: '0f0e0d0c-0b0a-4908-8706-050403020100',
    name: 'Rule',
    description: 'words',
    severity: 'High',
    requiredDataConnectors: '\n  - connectorId: A\n    dataTypes:\n      - SigninLogs',
    queryFrequency: '1h',
    queryPeriod: '1d',
    triggerOperator: 'gt',
    triggerThreshold: '0',
    tactics: '\n  - InitialAccess',
    relevantTechniques: '\n  - T1078.004',
    query:
      '|\n  SigninLogs\n  | where TimeGenerated > ago(1d)\n  | project TimeGenerated, UserPrincipalName, IPAddress',
    entityMappings:
      '\n  - entityType: Account\n    fieldMappings:\n      - identifier: FullName\n        columnName: UserPrincipalName',
    version: '1.0.0',
    kind: 'Scheduled',
    ...changes,
  };
  return Object.entries(keys)
    .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}\n`]))
    .join('');
}

const told = (findings: readonly Finding[]) =>
  findings.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);

describe('check of a rule', () => {
  it('is content with a good one', () => {
    expect(check(analytic())).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string | null>>, string]>([
    ['a key that Sentinel needs', { queryPeriod: null }, "error KQ302: the rule has no 'queryPeriod'"],
    [
      'keys of the repository',
      { version: null, tactics: null, relevantTechniques: null },
      "warning KQ302: the rule has no 'tactics', 'relevantTechniques', 'version', which Sentinel's content repository asks for",
    ],
    ['an id', { id: 'mine' }, "warning KQ303: the id 'mine' is no GUID"],
    ['a version', { version: '"1.0"' }, "warning KQ303: the version '1.0' is not of the form 1.0.0"],
    ['a kind', { kind: 'Sched' }, "warning KQ303: the kind 'Sched' is neither Scheduled nor NRT"],
    ['a severity', { severity: 'Critical' }, "error KQ304: there is no severity 'Critical'"],
    ['a tactic', { tactics: 'Initial Access' }, "error KQ305: there is no tactic 'Initial Access'"],
    [
      'the form of a technique',
      { relevantTechniques: 'T78' },
      "error KQ306: 'T78' is no id of a technique, such as T1059 or T1059.001",
    ],
    [
      'a technique',
      { relevantTechniques: 'T1078.009' },
      'warning KQ306: ATT&CK has no technique T1078.009, or has it no more',
    ],
    [
      'a technique of another tactic',
      { relevantTechniques: 'T1486' },
      "warning KQ307: the technique T1486 belongs to none of the rule's tactics",
    ],
    [
      'an entity type',
      { entityMappings: '[{ entityType: User, fieldMappings: [] }]' },
      "error KQ308: there is no entity type 'User'",
    ],
    [
      'an identifier',
      { entityMappings: '[{ entityType: IP, fieldMappings: [{ identifier: IpAddress, columnName: IPAddress }] }]' },
      "error KQ308: IP has no identifier 'IpAddress'",
    ],
    [
      'needed identifiers',
      { entityMappings: '[{ entityType: FileHash, fieldMappings: [{ identifier: Value, columnName: IPAddress }] }]' },
      'error KQ308: the FileHash has none of the identifiers that it needs',
    ],
    [
      'a mapped column in its case',
      { entityMappings: '[{ entityType: IP, fieldMappings: [{ identifier: Address, columnName: IpAddress }] }]' },
      "error KQ309: the entity mappings name the column 'IpAddress', which the result of the query does not have",
    ],
    [
      'a custom detail',
      { customDetails: '{ Ip: Address }' },
      "error KQ310: the custom details name the column 'Address', which the result of the query does not have",
    ],
    [
      'the key of a custom detail',
      { customDetails: '{ "1st": IPAddress }' },
      "error KQ310: '1st' is no key of a custom detail: a letter, then letters, digits and underscores",
    ],
    [
      'an alert name',
      { alertDetailsOverride: '{ alertDisplayNameFormat: "from {{Ip}}" }' },
      "warning KQ311: the alert details name the column 'Ip', which the result of the query does not have",
    ],
    [
      'braces',
      { alertDetailsOverride: '{ alertDisplayNameFormat: "from {{IPAddress}" }' },
      "warning KQ311: a column in 'alertDisplayNameFormat' does not stand between two braces on each side",
    ],
    [
      'an alert property',
      { alertDetailsOverride: '{ alertDynamicProperties: [{ alertProperty: Product, value: IPAddress }] }' },
      "error KQ311: there is no alert property 'Product'",
    ],
    ['a duration', { queryFrequency: 'hourly' }, "error KQ312: 'hourly' is no duration for 'queryFrequency'"],
    [
      'a short frequency',
      { queryFrequency: '1m' },
      "error KQ312: 'queryFrequency' is 1m; Sentinel takes 5 minutes to 14 days",
    ],
    [
      'a period shorter than the frequency',
      { queryFrequency: '2d' },
      "error KQ312: 'queryPeriod' (1d) is shorter than 'queryFrequency' (2d), so that a part of the events is never looked at",
    ],
    [
      'a long period that runs often',
      { queryPeriod: 'P7D', queryFrequency: 'PT30M' },
      'error KQ312: a query over 7d cannot run every 30m',
    ],
    ['a trigger operator', { triggerOperator: 'more' }, "error KQ313: there is no trigger operator 'more'"],
    [
      'a threshold',
      { triggerThreshold: '-1' },
      "error KQ313: the trigger threshold '-1' is no whole number from 0 to 10000",
    ],
    [
      'a query that looks too far back',
      { queryPeriod: '1h' },
      'warning KQ314: the query asks SigninLogs for 1d, of which a run sees only 1h',
    ],
    [
      'a search of all tables',
      { query: 'search * | project UserPrincipalName = "a"' },
      "error KQ317: a rule may not use 'search *'",
    ],
    ['a long name', { name: 'n'.repeat(257) }, 'error KQ317: the name has 257 characters; Sentinel takes 256 at most'],
    [
      'an unread table',
      { requiredDataConnectors: '[{ connectorId: A, dataTypes: [SigninLogs, AuditLogs] }]' },
      "info KQ319: 'requiredDataConnectors' names AuditLogs, which the query does not read",
    ],
    [
      'an undeclared table',
      { requiredDataConnectors: '[{ connectorId: A, dataTypes: [AuditLogs] }]' },
      "warning KQ319: the query reads SigninLogs, which no connector in 'requiredDataConnectors' names",
    ],
    [
      "a table beside one of Sentinel's own",
      {
        query: '|\n  SecurityAlert | join kind=inner SigninLogs on TenantId',
        requiredDataConnectors: '[{ connectorId: A, dataTypes: [SecurityAlert] }]',
      },
      "warning KQ319: the query reads SigninLogs, which no connector in 'requiredDataConnectors' names",
    ],
    [
      'an aggregation kind',
      { eventGroupingSettings: '{ aggregationKind: Each }' },
      "error KQ320: there is no 'aggregationKind' 'Each'",
    ],
    [
      'suppression',
      { suppressionEnabled: 'true', suppressionDuration: '2d' },
      "warning KQ320: 'suppressionDuration' is 2d; Sentinel takes 5 minutes to 1d",
    ],
    [
      'grouping by nothing',
      { incidentConfiguration: '{ groupingConfiguration: { enabled: true, matchingMethod: Selected } }' },
      "error KQ320: the method 'Selected' has nothing to group by",
    ],
    [
      'grouping by what is not there',
      {
        incidentConfiguration:
          '{ groupingConfiguration: { enabled: true, matchingMethod: Selected, groupByEntities: [Host] } }',
      },
      "warning KQ320: 'groupByEntities' names 'Host', which the rule does not have",
    ],
  ])('finds what is wrong with %s', (_, changes, message) => {
    expect(told(check(analytic(changes)))).toContain(message);
  }); // prettier-ignore

  it.each<[string, Readonly<Record<string, string | null>>]>([
    ['tactics in any case', { tactics: 'initialaccess' }],
    ['techniques of control systems', { relevantTechniques: 'T0883' }],
    ['techniques newer than those that are known', { relevantTechniques: 'T1690' }],
    [
      'columns that every table has',
      {
        query: 'SenservaPro_CL | where TimeGenerated > ago(1d)',
        requiredDataConnectors: '[{ connectorId: A, dataTypes: [SenservaPro_CL] }]',
        entityMappings: '[{ entityType: Host, fieldMappings: [{ identifier: FullName, columnName: SourceSystem }] }]',
      },
    ],
    ['a part of a table as data type', { requiredDataConnectors: '[{ connectorId: A, dataTypes: [SigninLogs (x)] }]' }],
    [
      'a technique of a rule without tactics',
      { kind: null, queryFrequency: null, tactics: null, requiredDataConnectors: null },
    ],
    ['a start of a day', { query: '|\n  SigninLogs | where TimeGenerated > startofday(ago(1d))' }],
    [
      'a range that is as long as a timespan says',
      { query: '|\n  SigninLogs | where TimeGenerated between (ago(1d) .. 2h)' },
    ],
    ['a fixed time', { query: '|\n  SigninLogs | where TimeGenerated > datetime(2020-01-01)' }],
  ])('leaves alone %s', (_, changes) => {
    expect(told(check(analytic(changes)))).toEqual([]);
  }); // prettier-ignore

  it('finds a column that every table has and the result has lost', () => {
    const mapped = '[{ entityType: Host, fieldMappings: [{ identifier: FullName, columnName: SourceSystem }] }]';
    expect(told(check(analytic({ entityMappings: mapped })))).toEqual([
      "error KQ309: the entity mappings name the column 'SourceSystem', which the result of the query does not have",
    ]);
  });

  it('takes names unlike all that are known for those of a team, and says nothing of what hangs on them', () => {
    const query =
      '|\n  OwnParser(7d) | summarize max(Time) by Name | join kind=inner OwnList on Name | where Nmae =~ 1';
    expect(told(check(analytic({ query, entityMappings: null })))).toEqual([
      "warning KS211: no function named 'OwnParser'",
      "warning KS204: no table named 'OwnList'",
    ]);
    expect(told(check(analytic({ query: 'SiginLogs' })))).toContain("error KS204: no table named 'SiginLogs'");
    expect(told(check('name: x\nquery: SigninLogs | summarize count() by Nmae | sort by Nmae\n'))).toEqual([
      "error KS142: no column, table or variable named 'Nmae'",
    ]);
    const [parser] = check('name: x\nquery: VectraStream | where Size < 5\n');
    expect(parser).toMatchObject({
      severity: 'warning',
      hint: expect.stringMatching(/^did you mean `VectraStream_CL`\? where it is yours, /),
    });
  });

  it('reads a query with the types that tables have in Defender, where it is written for that', () => {
    const query = 'DeviceEvents | summarize count() by AdditionalFields';
    expect(told(check(`name: x\nquery: ${query}\n`))).toEqual([]);
    expect(told(check(`name: x\nquery: ${query}, Nmae\n`))).toContain(
      "error KS142: no column, table or variable named 'Nmae'",
    );
  });

  it.each([
    ['a function', 'FunctionName: Own\nFunctionQuery: T\n', "holds the function 'Own' and no rule"],
    ['a Sigma rule', 'title: t\nlogsource: {}\ndetection: {}\n', 'is a Sigma rule'],
  ])('passes over %s, which is no broken rule', (_, text, message) => {
    expect(told(check(text))).toEqual([expect.stringContaining(`info KQ301: ${message}`)]);
    expect(told(check('name: x\n'))).toEqual(["error KQ301: the rule has no 'query'"]);
  });

  it('finds ranges of time in which no event can be', () => {
    const reversed = '|\n  SigninLogs | where TimeGenerated between (ago(1h) .. ago(2h))';
    expect(told(check(analytic({ query: reversed })))).toEqual([
      'warning KQ315: the time range that the query asks SigninLogs for ends before it begins, so that no event can be in it',
    ]);
    const before = '|\n  SigninLogs | where TimeGenerated between (ago(14d) .. ago(1d))';
    expect(told(check(analytic({ query: before })))).toEqual([
      'warning KQ315: the query asks SigninLogs for events that are 1d old or older, and a run sees none older than 1d',
    ]);
  });

  it('finds what an NRT rule has not', () => {
    const found = check(analytic({ kind: 'NRT', query: '|\n  workspace("x").SigninLogs' }));
    expect(told(found)).toContain("warning KQ316: an NRT rule reads one workspace alone, without 'workspace(…)'");
    expect(told(found).filter((text) => text.includes('counts for nothing'))).toHaveLength(4);
  });

  it('finds what was not filled in, but not in comments', () => {
    const query =
      '|\n  // <your table>\n  SigninLogs\n  | where IPAddress == "<Your IP>" or UserPrincipalName == "{{User}}" // {{x}}';
    const found = check(analytic({ query, entityMappings: null }));
    expect(told(found)).toEqual([
      'warning KQ318: <Your IP> was not filled in',
      'warning KQ318: {{User}} was not filled in',
    ]);
    expect(found[0]?.shown).toContain('| where IPAddress');
    const hunting = 'name: h\nquery: |\n  SigninLogs | where TimeGenerated > todatetime("{{StartTimeISO}}")\n';
    expect(check(hunting)).toEqual([]);
  });

  it('shows a finding at its key, with the line', () => {
    const [finding] = check(analytic({ severity: 'Hig' }));
    expect(finding).toMatchObject({ line: 4, column: 1, endColumn: 14 });
    expect(finding?.shown).toBe(`error KQ304: there is no severity 'Hig'
 --> ${finding?.file}:4
  |
4 | severity: Hig
  = it is one of Informational, Low, Medium, High`);
  });

  it('finds sub-techniques where ARM takes none', () => {
    const properties = {
      displayName: 'x',
      severity: 'Low',
      enabled: true,
      query: 'SigninLogs',
      queryFrequency: 'PT1H',
      queryPeriod: 'PT1H',
      triggerOperator: 'GreaterThan',
      triggerThreshold: 0,
      tactics: ['InitialAccess'],
      techniques: ['T1078.004'],
    };
    const template = { resources: [{ type: 'Microsoft.SecurityInsights/alertRules', kind: 'Scheduled', properties }] };
    const found = check(JSON.stringify(template, null, 1), 'json');
    expect(told(found)).toEqual([
      "error KQ306: 'T1078.004' is a sub-technique, which Sentinel does not take among 'techniques'",
    ]);
    expect(found[0]?.line).toBe(19);
  });

  it('finds what a custom detection lacks', () => {
    const detection = {
      displayName: 'x',
      queryCondition: { queryText: 'DeviceEvents | project Timestamp, DeviceName' },
      schedule: { period: 'often' },
      detectionAction: {
        alertTemplate: {
          title: 't',
          category: 'Malware',
          impactedAssets: [{ '@odata.type': '#microsoft.graph.security.impactedDeviceAsset', identifier: 'deviceId' }],
        },
      },
    };
    expect(told(check(JSON.stringify(detection), 'json')).sort()).toEqual([
      "error KQ321: the alert of the detection has no 'severity'",
      "warning KQ312: 'often' is no frequency",
      "warning KQ321: the result has no 'ReportId', without which Defender takes no event of its own tables",
      "warning KQ321: the result has no column for the impacted asset 'deviceId'",
    ]);
  });

  it('finds two rules with one id', () => {
    const names = ['first.yaml', 'second.yaml'].map((name) => path.join(folder, name));
    for (const name of names) writeFileSync(name, analytic());
    expect(told(checkRuleFiles(names, schema))).toEqual([
      `warning KQ303: the id '0f0e0d0c-0b0a-4908-8706-050403020100' is that of a rule in ${names[0]} too`,
    ]);
  });

  it('asks nothing of a rule that was written for oneself', () => {
    expect(check('name: mine\nquery: SigninLogs\n')).toEqual([]);
  });
});

it('warns of several queries in one rule, and of no name of a result', () => {
  expect(told(check('name: x\nquery: SigninLogs | as A; SigninLogs | count | as B\n'))).toEqual([
    'warning KQ208: there are 2 queries here, and a rule finds the rows of the last',
  ]);
});

describe('a watchlist that the rule reads', () => {
  const query = "query: |\n  SigninLogs\n  | where AppId in ((_GetWatchlist('Admins') | project SearchKey))\n";

  it('is named with its line where the workspace has it not', () => {
    const found = check(`name: x\n${query}`);
    expect(found).toMatchObject([{ severity: 'info', code: 'KQ323', line: 4 }]);
    expect(found[0]).toMatchObject({
      message: "the query reads the watchlist 'Admins', which the workspace has not",
      hint: 'to run the rule here, put Admins.csv into the folder that `watchlists` of kqlocal.yaml names',
    });
  });

  it('is fine where the workspace has it', () => {
    const file = path.join(folder, 'watched.yaml');
    writeFileSync(file, `name: x\n${query}`);
    const watchlist = (alias: string) =>
      alias === 'Admins' ? rowsTable(alias, [{ name: 'SearchKey', type: 'string' }], []) : undefined;
    expect(checkRuleFiles([file], knownSchema({ watchlist }))).toEqual([]);
  });

  it('is a warning with its place where a database without the table of watchlists is asked', () => {
    const file = path.join(folder, 'watched.yaml');
    writeFileSync(file, `name: x\n${query}`);
    const tables = { ...schema, table: (name: string) => (name === 'Watchlist' ? undefined : schema.table(name)) };
    const { defender: _, ...alone } = tables;
    expect(checkRuleFiles([file], alone)).toMatchObject([
      { severity: 'warning', code: 'KS204', line: 4, hint: expect.stringContaining('put Admins.csv into') },
    ]);
  });
});

describe('exclusions beside a rule', () => {
  const file = path.join(folder, 'excluded.yaml');
  const checked = (query: string, exclusions: string) => {
    writeFileSync(file, `name: x\nquery: ${query}\n`);
    writeFileSync(path.join(folder, 'excluded.exclusions.yaml'), exclusions);
    const found = checkRuleFiles([file], schema);
    expect(found.every((finding) => finding.file.endsWith('excluded.exclusions.yaml'))).toBe(true);
    return told(found);
  };
  const item = (condition: string) => `exclusions: [{ name: a, reason: b, ${condition} }]`;

  it.each<[string, string, string]>([
    ['SigninLogs', item('events: UserPrincipalName has "x"'), ''],
    ['SigninLogs', `let: let ok = _GetWatchlist('Ok') | project SearchKey;\n${item('events: AppId in (ok)')}`, ''],
    ['SigninLogs | summarize n = count() by AppId', item('rows: n < 5'), ''],
    ['SigninLogs', item('events: Nmae has "x"'), "exclusion 'a': no column, table or variable named 'Nmae'"],
    ['SigninLogs', item('events: AppId has'), "exclusion 'a': expected an expression"],
    [
      'SigninLogs | summarize n = count() by AppId',
      item('rows: UserId == "x"'),
      "exclusion 'a': no column, table or variable named 'UserId'",
    ],
    [
      'SigninLogs',
      item('table: AuditLogs, events: "true"'),
      "exclusion 'a': the rule does not read the table 'AuditLogs'; it reads SigninLogs",
    ],
    [
      'union SigninLogs, AuditLogs',
      item('events: "true"'),
      "exclusion 'a': it has to name its 'table': the rule reads SigninLogs, AuditLogs",
    ],
    [
      'SigninLogs',
      'exclusions: [{ name: a }]',
      "exclusion 1 needs a condition: 'events' over the rule's table, or 'rows' over its result",
    ],
  ])('are checked with it: %s, %s', (query, exclusions, message) => {
    expect(checked(query, exclusions)).toEqual(
      message === '' ? [] : [expect.stringContaining(`error KQ322: ${message}`)],
    );
  });

  it.each<[string, string, number, number]>([
    ['a condition on its own line', 'exclusions:\n  - name: a\n    reason: b\n    events: Nmae has "x"\n', 4, 13],
    [
      'a block',
      'exclusions:\n  - name: a\n    reason: b\n    events: |\n      AppId == "x"\n      or Nmae == ""\n',
      6,
      10,
    ],
    [
      'declarations',
      'let: |\n  let a = 1;\n  let b = Nmae;\nexclusions:\n  - { name: a, reason: b, events: true == b }\n',
      3,
      11,
    ],
    [
      'a condition behind declarations',
      'let: let a = 1;\nexclusions:\n  - { name: a, reason: b, events: Nmae == 1 }\n',
      3,
      35,
    ],
    [
      'steps',
      'exclusions:\n  - { name: b, reason: b, events: "true" }\n  - name: a\n    reason: b\n    events: true | take 1\n',
      3,
      1,
    ],
    ['a table', 'exclusions:\n  - name: a\n    table: AuditLogs\n    reason: b\n    events: "true"\n', 2, 1],
  ])('are told of at their place: %s', (_, exclusions, line, column) => {
    writeFileSync(file, 'name: x\nquery: SigninLogs\n');
    writeFileSync(path.join(folder, 'excluded.exclusions.yaml'), exclusions);
    expect(checkRuleFiles([file], schema)).toMatchObject([{ line, column, code: 'KQ322' }]);
  });
});

it('knows ATT&CK whole', () => {
  expect(techniqueCount).toEqual({ techniques: 216, subTechniques: 475 });
});
