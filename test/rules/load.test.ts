import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundledRules, loadRule, RuleError, ruleFiles, rulesNamed } from '../../src/rules/index.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const rule = (name: string, text: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return loadRule(file);
};

describe('loadRule', () => {
  it('reads an analytic rule', () => {
    const { id, name, kind, severity, tactics, techniques, dataTypes, query } = rule(
      'analytic.yaml',
      `id: 11111111-2222-3333-4444-555555555555
name: Sign-ins from afar
severity: Medium
requiredDataConnectors:
  - connectorId: AzureActiveDirectory
    dataTypes:
      - SigninLogs
queryFrequency: 1h
queryPeriod: 1h
tactics:
  - InitialAccess
relevantTechniques:
  - T1078
query: |
  SigninLogs
  | where ResultType == "0"
kind: Scheduled
`,
    );
    expect({ id, name, kind, severity, tactics, techniques, dataTypes }).toEqual({
      id: '11111111-2222-3333-4444-555555555555',
      name: 'Sign-ins from afar',
      kind: 'scheduled',
      severity: 'Medium',
      tactics: ['InitialAccess'],
      techniques: ['T1078'],
      dataTypes: ['SigninLogs'],
    });
    expect(query).toBe('SigninLogs\n| where ResultType == "0"\n');
  });

  it('takes single values and comma-separated ones for lists', () => {
    const { tactics, techniques, kind } = rule(
      'hunt.yml',
      'name: h\ntactics: CommandAndControl\nrelevantTechniques: T1219, T1071\nquery: print 1\n',
    );
    expect({ tactics, techniques, kind }).toEqual({
      tactics: ['CommandAndControl'],
      techniques: ['T1219', 'T1071'],
      kind: 'hunting',
    });
  });

  it('knows where the lines of the query stand in the file', () => {
    expect(rule('block.yaml', 'name: b\nquery: |\n    T\n    | take 1\n').place(1)).toEqual({ line: 3, column: 4 });
    expect(rule('inline.yaml', 'name: b\nquery: T | take 1\n').place(0)).toEqual({ line: 1, column: 7 });
    expect(rule('nested.yaml', 'a:\n  query: no\nquery: |\n  T\n').place(0)).toEqual({ line: 3, column: 2 });
  });

  it('finds the data types where their key has lost its indentation', () => {
    const text =
      'name: x\nrequiredDataConnectors:\n- connectorId: A\ndataTypes:\n- DeviceNetworkEvents\nquery: print 1\n';
    expect(rule('flat-types.yaml', text).dataTypes).toEqual(['DeviceNetworkEvents']);
  });

  it('mends list items whose keys stand as deep as the dash, and says so', () => {
    const text = `name: broken
entityMappings:
  - entityType: Host
  fieldMappings:
  - identifier: HostName
    columnName: DeviceName
query: |
  DeviceNetworkEvents
`;
    const { notes, place } = rule('mend.yaml', text);
    expect(notes.join()).toContain("'fieldMappings'");
    expect(place(0)).toEqual({ line: 7, column: 2 });
  });

  it('mends block texts that are not indented', () => {
    const { query, description, place } = rule(
      'flat.yaml',
      'name: flat\ndescription: |\nSome: words\nquery: |\nlet x = 1;\nT\n| where a == x\n',
    );
    expect(description).toBe('Some: words');
    expect(query).toBe('let x = 1;\nT\n| where a == x\n');
    expect(place(2)).toEqual({ line: 6, column: 0 });
  });

  it('reads the comment header of a plain query', () => {
    const { name, tactics, query } = rule(
      'plain.kql',
      '// Name: Plain\n// Tactics: Execution, Persistence\nT | take 1\n',
    );
    expect({ name, tactics }).toEqual({ name: 'Plain', tactics: ['Execution', 'Persistence'] });
    expect(query).toContain('T | take 1');
  });

  it('reads a description of several lines, and techniques by their other name', () => {
    const { name, description, techniques, severity } = rule(
      'header.kql',
      '// Title:       Relays\n// Author: me\n// Description: Looks for\n//    relays\n\n// MITRE: T1219\n// Severity: High\n// Name: other\nT\n// Severity: Low\n',
    );
    expect({ name, description, techniques, severity }).toEqual({
      name: 'Relays',
      description: 'Looks for relays',
      techniques: ['T1219'],
      severity: 'High',
    });
  });

  it('refuses what is no rule, by file and line', () => {
    expect(() => rule('list.yaml', '- 1\n- 2\n')).toThrow(RuleError);
    expect(() => rule('empty.kql', '\n')).toThrow(/empty\.kql: is empty/);
    expect(() => loadRule(path.join(folder, 'nowhere.yaml'))).toThrow(/there is no such file/);
    expect(() => rule('rule.docx', 'x')).toThrow(/rules are read from/);
    expect(() => rule('zero.yaml', 'a\0b')).toThrow(/is no text file/);
  });
});

it('finds the rule files of a folder in the order of their names', () => {
  const names = ruleFiles([folder]).map((file) => path.basename(file));
  expect(names).toEqual([...names].sort());
  expect(names).toContain('plain.kql');
});

it('bundles the DistantDesktop rule with its id, tactic and technique', () => {
  const { id, tactics, techniques, dataTypes } = loadRule(
    bundledRules().get('distant-desktop-network-connection') ?? '',
  );
  expect({ id, tactics, techniques, dataTypes }).toEqual({
    id: 'def063fd-a00f-4aec-9d46-e81fdf0bf1e9',
    tactics: ['CommandAndControl'],
    techniques: ['T1219'],
    dataTypes: ['DeviceNetworkEvents'],
  });
});

describe('the name of a rule', () => {
  it('stands for a bundled one, and `bundled` for all', () => {
    expect(ruleFiles(['password-spray'])).toEqual([bundledRules().get('password-spray')]);
    expect(
      ruleFiles(['bundled'])
        .map((file) => path.basename(file, '.yaml'))
        .sort(),
    ).toEqual([...bundledRules().keys()].sort());
  });

  it.each([
    ['pasword-spray', 'did you mean password-spray?'],
    ['rules/password-spray.yaml', 'did you mean password-spray?'],
    [
      'distant desktop',
      'did you mean distant-desktop-file-signature, distant-desktop-network-connection, distant-desktop-process-creation?',
    ],
    ['no-such-rule', '`kqlocal rules` lists those that are bundled'],
  ])('that is not there is answered with those that may be meant: %s', (name, proposal) => {
    const message = `${name}: there is no such file or folder, and no bundled rule of that name; ${proposal}`;
    expect(() => ruleFiles([name])).toThrow(message);
    expect(() => loadRule(name)).toThrow(message);
  });
});

it('reads what can be read of a folder, and tells what cannot', () => {
  const mixed = path.join(folder, 'mixed');
  mkdirSync(mixed);
  const write = (name: string, text: string) => writeFileSync(path.join(mixed, name), text);
  write('a.yaml', 'name: [\n');
  write('b.yaml', 'FunctionName: F\nFunctionQuery: T\n');
  write('c.kql', 'T');
  const { rules, unread } = rulesNamed([mixed]);
  expect(rules.map(({ name }) => name)).toEqual(['c']);
  expect(unread.map(({ file, isOther }) => [path.basename(file), isOther])).toEqual([
    ['a.yaml', false],
    ['b.yaml', true],
  ]);
  expect(() => rulesNamed([path.join(mixed, 'b.yaml')])).toThrow("holds the function 'F'");
});
