import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../src/engine/engine.js';
import { rowsOf } from '../../../src/testing/synthesis/events.js';
import { nearMisses } from '../../../src/testing/synthesis/near-misses.js';
import { synthesize } from '../../../src/testing/synthesis/synthesize.js';

const COLUMNS = {
  T: [
    'Time: datetime',
    'Device: string',
    'User: string',
    'Url: string',
    'Port: long',
    'Failed: bool',
    'Data: dynamic',
    'Json: string',
  ],
  U: ['Time: datetime', 'Device: string', 'Name: string'],
};
const tables = new Map(
  Object.entries(COLUMNS).map(([table, columns]) => [
    table,
    columns.map((column) => {
      const [name = '', type] = column.split(': ');
      return { name, type: type as 'string' };
    }),
  ]),
);
const schema: Schema = { table: (name) => tables.get(name), tableNames: () => tables.keys() };
const options = { schema, now: '2026-03-14T12:00:00Z' };

describe('events fire', () => {
  it.each([
    'T | where Url == "a" and Port > 5 and Time > ago(1h)',
    'T | where Url has "ab.c" and Url !contains "y" and Url endswith ".exe" and Url startswith "c"',
    'T | where Url in~ ("a", "b") and not(Url == "a")',
    'T | where Url has_all ("one", "two") or Port == 3',
    'T | where Url matches regex @"^[a-f0-9]{8}\\.(exe|dll)$"',
    'T | where Time between (ago(7d) .. ago(2d)) and hourofday(Time) == 3',
    'T | where isnotempty(User) and tolower(User) == "ann"',
    'T | extend Name = tostring(Data.a.b[1].c) | where Name =~ "x" and toint(Data.n) > 7',
    'T | where tostring(parse_json(Json).items[0].id) == "7" and parse_json(Json).kind == "k"',
    'T | extend At = tostring(split(User, "@")[1]) | where At == "example.org" and split(User, "@")[0] == "ann"',
    'T | where extract(@"id=(\\d+);", 1, Url) == "42"',
    'T | where strcat(User, "/", Device) == "ann/ws"',
    'T | extend Level = case(Port < 10, "low", Port < 100, "middle", "high") | where Level == "middle"',
    'T | where ipv4_is_in_range(Url, "10.1.0.0/16")',
    'T | where Port - 5 > 100 and strlen(User) > 20',
    'T | summarize count() by Device | where count_ >= 5',
    'T | summarize n = dcount(User), c = count() by Device | where n > 3 and c > 6',
    'T | summarize Bad = countif(Failed), Good = countif(not(Failed)) by User | where Bad > 4 and Good > 0',
    'T | summarize Users = make_set(User) by Device | where array_length(Users) > 2',
    'T | summarize arg_max(Time, *) by Device | where Url has "a"',
    'T | where Port == 1 | join kind=inner (U | where Name == "n") on Device | where User != Name',
    'T | join (U | where Name has "x") on $left.User == $right.Name',
    'T | join kind=leftanti U on Device | where Port == 2',
    'T | join kind=inner (U | project Device, Second = Time) on Device | where Second between (Time .. Time + 5m) and Second > Time',
    'T | where Device in ((U | where Name == "n" | project Device))',
    'let known = dynamic(["a", "b"]); T | where User !in (known) and Device in (known)',
    'union (T | where Port == 1 and Port == 2), (U | where Name == "b")',
    'T | mv-expand Item = Data.list | where Item.key == "k" and tostring(Item.value) has "v"',
    'T | mv-apply Item = Data on (where Item.name == "n" | extend Value = tostring(Item.v)) | where Value == "7"',
    'T | parse Url with * "user=" Who " port=" Number:long * | where Who == "ann" and Number > 10',
    'T | distinct Device, Url | where Url == "a"',
    'let limit = toscalar(U | where Name == "a" | summarize count()); T | where limit > 0 and Port == 1',
  ])('%s', (query) => {
    const { fired, obstacles } = synthesize(query, options);
    expect(fired, obstacles.join('; ')).not.toBeNull();
    expect(rowsOf(query, fired?.events ?? {}, options.now, options)).toEqual(fired?.rows);
  });

  it('with no more of them than the threshold asks for', () => {
    const { fired } = synthesize('T | where Url has "a" | summarize count() by Device | where count_ > 10', options);
    expect(fired?.events.T).toHaveLength(11);
  });
});

it('says what stands in the way', () => {
  expect(synthesize('T | make-series n = count() on Time step 1h', options)).toEqual({
    fired: null,
    obstacles: ["'make-series' cannot be followed back"],
  });
  expect(synthesize('T | where Port > 5 and Port < 3', options).fired).toBeNull();
});

describe('near misses', () => {
  it('fail by one condition, and are silent', () => {
    const query =
      'T | where Time > ago(1h) and Url has "evil" and Port > 5 | summarize count() by Device | where count_ > 2';
    const { fired } = synthesize(query, options);
    const misses = fired === null ? [] : nearMisses(query, fired, options);
    expect(misses.map(({ why }) => why)).toEqual([
      'not Time > datetime(2026-03-14T11:00:00Z)',
      'not Url has "evil"',
      'not Port > 5',
      'one event fewer in T',
    ]);
    for (const { events } of misses) expect(rowsOf(query, events, options.now, options)).toEqual([]);
    expect(misses[1]?.events.T?.[0]?.Url).toBe('xevilx');
  });
});
