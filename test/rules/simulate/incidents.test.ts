import { describe, expect, it } from 'vitest';
import { DEFAULT_INCIDENT_CONFIGURATION, type GroupingConfiguration, type Rule } from '../../../src/rules/index.js';
import { type Alert, alertsOf } from '../../../src/rules/simulate/alerts.js';
import { incidentsOf } from '../../../src/rules/simulate/incidents.js';
import { found, HOURLY, minutes, scheduled } from './rules.js';

function ruleWith(grouping: Partial<GroupingConfiguration>, changes: Partial<Rule> = {}): Rule {
  const { groupingConfiguration } = DEFAULT_INCIDENT_CONFIGURATION;
  return scheduled('T', {
    incidentConfiguration: {
      createIncident: true,
      groupingConfiguration: { ...groupingConfiguration, enabled: true, ...grouping },
    },
    entityMappings: [
      { entityType: 'Host', fieldMappings: [{ identifier: 'HostName', columnName: 'Host' }] },
      { entityType: 'IP', fieldMappings: [{ identifier: 'Address', columnName: 'Ip' }] },
    ],
    customDetails: [{ key: 'Port', columnName: 'Port' }],
    eventGrouping: 'AlertPerResult',
    ...changes,
  });
}

const COLUMNS = { Host: 'string', Ip: 'string', Port: 'string' } as const;
const END = minutes(100_000);

/** The alerts of a run, in minutes. */
function raised(rule: Rule, due: number, ...rows: [host: string, ip: string, port: string][]): Alert[] {
  return alertsOf(rule, found(COLUMNS, rows), HOURLY, minutes(due));
}

const sizes = (alerts: readonly Alert[], closeAfter: bigint | null = null) =>
  incidentsOf(alerts, { closeAfter, end: END }).map((incident) => incident.alerts.length);

describe('incidents', () => {
  it('are made of each alert where alerts are not grouped', () => {
    const rule = ruleWith({ enabled: false });
    expect(
      sizes([...raised(rule, 60, ['a', '1', '1'], ['a', '1', '1']), ...raised(rule, 120, ['a', '1', '1'])]),
    ).toEqual([1, 1, 1]);
  });

  it('are not made where the rule says so', () => {
    const off = { ...DEFAULT_INCIDENT_CONFIGURATION, createIncident: false };
    expect(sizes(raised(ruleWith({}, { incidentConfiguration: off }), 60, ['a', '1', '1']))).toEqual([]);
  });

  it('group alerts whose entities are all the same', () => {
    const rule = ruleWith({});
    expect(sizes(raised(rule, 60, ['a', '1', '1'], ['A', '1', '2'], ['a', '2', '1']))).toEqual([2, 1]);
  });

  it('group all alerts of a rule, and never those of two', () => {
    const [one, other] = [
      ruleWith({ matchingMethod: 'AnyAlert' }),
      ruleWith({ matchingMethod: 'AnyAlert' }, { name: 'other' }),
    ];
    expect(
      sizes([...raised(one, 60, ['a', '1', '1'], ['b', '2', '2']), ...raised(other, 60, ['a', '1', '1'])]),
    ).toEqual([2, 1]);
  });

  it('group by what is selected', () => {
    const rule = ruleWith({ matchingMethod: 'Selected', groupByEntities: ['Host'], groupByCustomDetails: ['Port'] });
    expect(sizes(raised(rule, 60, ['a', '1', '1'], ['a', '2', '1'], ['a', '1', '2'], ['b', '1', '1']))).toEqual([
      2, 1, 1,
    ]);
  });

  it('take alerts up to the look-back after the first', () => {
    const rule = ruleWith({ lookbackDuration: minutes(120) });
    const alerts = [0, 60, 120, 180].flatMap((due) => raised(rule, due, ['a', '1', '1']));
    expect(sizes(alerts)).toEqual([3, 1]);
  });

  it('hold 150 alerts; more make another one', () => {
    const rule = ruleWith({ matchingMethod: 'AnyAlert' });
    const rows = Array.from({ length: 100 }, (): [string, string, string] => ['a', '1', '1']);
    expect(sizes([...raised(rule, 60, ...rows), ...raised(rule, 120, ...rows)])).toEqual([150, 50]);
  });

  it('are opened again, or not, when they were closed', () => {
    const alerts = (reopenClosedIncident: boolean) => {
      const rule = ruleWith({ reopenClosedIncident });
      return [60, 120].flatMap((due) => raised(rule, due, ['a', '1', '1']));
    };
    expect(sizes(alerts(false), minutes(30))).toEqual([1, 1]);
    const [incident, ...others] = incidentsOf(alerts(true), { closeAfter: minutes(30), end: END });
    expect(others).toEqual([]);
    expect(incident?.reopened).toBe(1);
    expect(incident?.states.map(({ status, alerts }) => [status, alerts.length])).toEqual([
      ['New', 1],
      ['Closed', 1],
      ['New', 2],
      ['Closed', 2],
    ]);
  });

  it('are logged once a run, with all of its alerts', () => {
    const [incident] = incidentsOf(raised(ruleWith({}), 60, ['a', '1', '1'], ['a', '1', '2']), {
      closeAfter: null,
      end: END,
    });
    expect(incident?.states.map(({ alerts }) => alerts.length)).toEqual([2]);
  });
});
