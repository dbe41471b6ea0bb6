import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/database/database.js';
import type { MemoryTables } from '../../support/run-query.js';
import { storedTables } from '../../support/stored-tables.js';

const NOW = '2026-03-15T00:00:00Z';

/** Columns of 400 values each, so that what is computed of them is worth keeping. */
const EVENTS: MemoryTables = {
  Events: {
    columns: { Url: 'string', Name: 'string', Fields: 'string', Port: 'long', Time: 'datetime' },
    rows: Array.from({ length: 1600 }, (_, i) => {
      const n = (i * 7) % 400;
      const url = n % 10 === 0 ? '' : `https://host${n}.example${n % 3}.org/é`;
      const fields = `{"n": ${n}, "direction": "${n % 4 === 0 ? 'Out' : 'In'}", "text": "${'x'.repeat(n % 20)}"}`;
      const hour = String(n % 24).padStart(2, '0');
      return [url, `host-${n}`, n % 5 === 0 ? '' : fields, n, `2026-03-${n % 2 === 0 ? 14 : 13}T${hour}:00:00Z`];
    }),
  },
};

/** Pairs of queries whose expressions look alike. */
const QUERIES = [
  'Events | summarize Count = count() by Domain = extract(@"([a-z0-9]+[.][a-z]+)/", 1, Url)',
  'Events | summarize Count = count() by Domain = extract(@"([a-z0-9]+[.][a-z]+)/", 0, Url)',
  'Events | where tostring(parse_json(Fields).direction) == "Out" | count',
  'Events | where tostring(parse_json(Fields).direction) == "In" | count',
  'Events | where tostring(parse_json(Fields).direction) =~ "OUT" and Port > 100 and Url has "example1" | count',
  'Events | summarize count() by Short = substring(Url, 0, 20)',
  'Events | summarize count() by Short = substring(Name, 0, 20)',
  'Events | project Twice = strcat(Url, Url), Upper = toupper(Url), Length = strlen(Url) | take 500',
  'Events | summarize count() by R = Port / 2.0',
  'Events | summarize count() by R = Port / 2',
  'Events | extend N = toint(extract(@"host(\\d+)", 1, Url)) | summarize sum(N), countif(isnull(N))',
  'Events | where Name in ("host-7", "host-14") | count',
  'Events | where Name !in ("host-7", "host-14") | count',
  'Events | where strcat(Name, "-0.0") endswith strcat("7", tostring(-0.0)) | count',
  'Events | summarize dcount(parse_json(Fields).n) by tostring(parse_json(Fields).text)',
  'Events | summarize count() by Kind = iff(Name has "7", "a", iff(Url == "", "", Name))',
  'Events | where Time > ago(12h) | count',
  'Events | summarize count() by Age = bin(now() - Time, 1h)',
  'Events | extend Age = datetime_diff("hour", now(), Time) | summarize sum(Age)',
  'Events | extend Draw = rand() | where Name startswith "host-1" | summarize sum(Draw)',
];

let keeping: Database;
let forgetting: Database;
beforeAll(() => {
  keeping = storedTables(EVENTS, 800);
  forgetting = storedTables(EVENTS, 800, 0);
});
afterAll(() => {
  keeping.close();
  forgetting.close();
});

const rowsOf = (database: Database, kql: string, now = NOW) => [...database.query(kql, { now }).rows];

describe('results that are kept', () => {
  it('are those of the query, whatever ran before it', () => {
    for (const queries of [QUERIES, QUERIES.toReversed(), QUERIES]) {
      for (const kql of queries) expect(rowsOf(keeping, kql), kql).toEqual(rowsOf(forgetting, kql));
    }
  });

  it('do not outlive their clock', () => {
    const kql =
      'Events | summarize sum(datetime_diff("hour", now(), todatetime(tostring(Time)))) by Early = Time < ago(1d)';
    for (const now of [NOW, '2026-03-14T06:00:00Z', NOW]) {
      expect(rowsOf(keeping, kql, now)).toEqual(rowsOf(forgetting, kql, now));
    }
  });

  it('do not outlive their look-ups', () => {
    const kql = 'Events | summarize count() by Country = tostring(geo_info_from_ip_address(Name).country)';
    const countries = (country: string) => {
      const lookups = { geo: () => ({ country }) };
      const named = kql.replace('Name', 'replace_string(Name, "host-", "::")');
      return [...keeping.query(named, { now: NOW, lookups }).rows];
    };
    expect(countries('Sweden')).toEqual([['Sweden', 1600]]);
    expect(countries('Chile')).toEqual([['Chile', 1600]]);
  });

  it('are those of rows that other conditions left, too', () => {
    const kql =
      'Events | where Port < 40 | where extract(@"host(\\d+)", 1, Url) endswith "3" | summarize count() by Name';
    const expected = rowsOf(forgetting, kql);
    expect(rowsOf(keeping, kql)).toEqual(expected);
    rowsOf(keeping, 'Events | where extract(@"host(\\d+)", 1, Url) endswith "3" | count');
    expect(rowsOf(keeping, kql)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(2);
  });

  it('fail as the query does, each time', () => {
    const kql = 'Events | where Url matches regex strcat("(", "a") | count';
    for (let time = 0; time < 2; time++) expect(() => rowsOf(keeping, kql)).toThrow('a group is not closed');
  });
});
