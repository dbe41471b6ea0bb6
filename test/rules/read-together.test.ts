import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../support/seed.js';
import { type Database, type DatabaseOptions, openDatabase } from '../../src/database/database.js';
import {
  bundledRules,
  exclusionsOf,
  loadRule,
  type OptionsOfRule,
  type Rule,
  type RuleExclusion,
  readTogether,
  reportRule,
  reportRules,
} from '../../src/rules/index.js';
import { queryAsRule } from '../../src/rules/query-rule.js';
import { fillTables } from '../../src/testing/unit/event-tables.js';
import type { GivenRow, GivenTable } from '../../src/testing/unit/format/rule-test.js';
import { RuleTests } from '../../src/testing/unit/rule-tests.js';

const EXPORT = fileURLToPath(new URL('../../datasets/distant-desktop/DeviceNetworkEvents.csv', import.meta.url));

/** The answers of rules, each alone and then all of them together. */
async function bothWays(database: Database, rules: readonly Rule[], optionsOf: OptionsOfRule) {
  const alone = [];
  for (const rule of rules) alone.push(answer(await reportRule(database, rule, optionsOf(rule))));
  return { alone, together: await together(database, rules, optionsOf) };
}

async function together(database: Database, rules: readonly Rule[], optionsOf: OptionsOfRule) {
  const answers = [];
  for await (const report of reportRules(database, rules, optionsOf)) answers.push(answer(report));
  return answers;
}

function answer({ milliseconds: _, ...report }: Awaited<ReturnType<typeof reportRule>>) {
  return report;
}

const command = fc.array(fc.constantFrom('cmd.exe', 'net', 'user', '/add', 'NET1', 'é', 'x-y', 'a_b'), {
  maxLength: 4,
});
const eventWith = (commands: readonly string[]) =>
  fc.record({
    Time: fc.integer({ min: 0, max: 5 }).map((hour) => `2026-03-14T0${hour}:00:00Z`),
    Device: fc.constantFrom('ws-1', 'ws-2', 'SRV-1'),
    Command: fc.constantFrom(...commands),
    Count: fc.option(fc.integer({ min: 0, max: 3 })),
  });
/** Events that share a few commands, so that these are stored as a dictionary; and such as have one of their own. */
const segment = fc
  .array(
    command.map((words) => words.join(' ')),
    { minLength: 1, maxLength: 6 },
  )
  .chain((commands) => fc.array(eventWith(commands), { minLength: 1, maxLength: 30 }));

const word = fc.constantFrom('net', 'NET', 'user', 'et', 'cmd.exe', 'x-y', 'b', '', 'none', 'É');
const quoted = word.map((text) => JSON.stringify(text));
const list = fc.array(quoted, { minLength: 1, maxLength: 3 }).map((texts) => `(${texts.join(', ')})`);
const device = fc.constantFrom('"ws-1"', '"WS-2"', '"srv-1"');
const condition = fc.oneof(
  fc
    .tuple(fc.constantFrom('has', 'contains', '!contains', 'startswith', 'endswith_cs', 'hasprefix', 'has_cs'), quoted)
    .map((parts) => `Command ${parts.join(' ')}`),
  fc.tuple(fc.constantFrom('has_any', 'has_all', 'in', 'in~'), list).map((parts) => `Command ${parts.join(' ')}`),
  fc.tuple(fc.constantFrom('==', '=~', '!='), device).map((parts) => `Device ${parts.join(' ')}`),
  fc.integer({ min: 0, max: 4 }).map((count) => `Count >= ${count}`),
  fc.integer({ min: 1, max: 6 }).map((hours) => `Time > ago(${hours}h)`),
  fc.tuple(quoted, quoted).map(([a, b]) => `(Command has ${a} or Device contains ${b})`),
);
const where = fc
  .array(condition, { minLength: 1, maxLength: 3 })
  .map((conditions) => `where ${conditions.join(' and ')}`);
const step = fc.oneof(
  where,
  fc.constantFrom(
    'extend Command = strcat(Device, " ", Command)',
    'extend Rank = rand()',
    'serialize Row = row_number()',
    'extend Bag = bag_pack("Count", Count) | evaluate bag_unpack(Bag, columnsConflict="replace_source")',
    'serialize Command = strcat(Command, " ", prev(Command, toint("1")))',
    'extend Command = column_ifexists(strcat("Comm", "and"), Device)',
    'project-rename Line = Command, Where = Device | project Time, Device = Line, Command = Where, Count',
    'summarize Count = count(), Command = min(Command), Time = max(Time) by Device',
    'top 3 by Time',
    'take 4',
    'join kind=inner (Events | where Command has "user" | distinct Device) on Device | project Time, Device, Command, Count',
    'join kind=leftanti (Events | where Command contains "net") on Command',
  ),
);
const query = fc
  .array(step, { minLength: 1, maxLength: 4 })
  .map((steps) => `Events | ${steps.join(' | ')}`)
  .map((kql) => `${kql} | as Found`);

type Segments = readonly (readonly Readonly<Record<string, unknown>>[])[];

function databaseOf(segments: Segments, path = ':memory:', options: DatabaseOptions = {}): Database {
  const database = openDatabase(path, options);
  const columns = [
    { name: 'Time', type: 'datetime' },
    { name: 'Device', type: 'string' },
    { name: 'Command', type: 'string' },
    { name: 'Count', type: 'long' },
  ] as const;
  database.createTable('Events', columns);
  for (const rows of segments) {
    database.append(
      'Events',
      rows.map((row) => columns.map(({ name }) => row[name])),
    );
  }
  return database;
}

describe('rules that are run together', () => {
  it('find what each finds alone', async () => {
    const segments = fc.array(segment, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(segments, fc.array(query, { minLength: 2, maxLength: 6 }), async (rows, queries) => {
        const database = databaseOf(rows);
        const rules = queries.map((kql, i) => queryAsRule(`${i}`, kql));
        const { alone, together } = await bothWays(database, rules, () => ({ now: 'data' }));
        database.close();
        expect(together).toEqual(alone);
      }),
      { numRuns: 40 },
    );
  });

  it('find the same whatever is kept of earlier ones', async () => {
    const segments = fc.array(segment, { minLength: 1, maxLength: 3 });
    const groups = fc.array(fc.array(query, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 4 });
    const optionsOf = () => ({ now: '2026-03-14T06:00:00Z' });
    const cache = fc.constantFrom(2000, 20_000, 200_000);
    await fc.assert(
      fc.asyncProperty(segments, groups, cache, async (rows, groups, cache) => {
        const databases = [
          databaseOf(rows, ':memory:', { cache: 0 }),
          databaseOf(rows, ':memory:', { cache }),
        ] as const;
        for (const queries of [...groups, ...groups].reverse()) {
          const rules = queries.map((kql, i) => queryAsRule(`${i}`, kql));
          const [without, kept] = await Promise.all(databases.map((database) => together(database, rules, optionsOf)));
          expect(kept).toEqual(without);
        }
        for (const database of databases) database.close();
      }),
      { numRuns: 30 },
    );
  });

  it('read what is left where another process forgets a source between them', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'kqlocal-together-'));
    const path = join(directory, 'events.db');
    const database = databaseOf([[{ Command: 'net user' }], [{ Command: 'net use' }, { Command: 'whoami' }]], path);
    const rules = ['has "net"', 'contains "ser"', '!contains "x"'].map((condition) =>
      queryAsRule(condition, `Events | where Command ${condition} | project Command`),
    );
    const other = openDatabase(path);
    const found = [];
    for await (const { rows } of reportRules(database, rules)) {
      found.push(rows.map(([command]) => command));
      if (found.length > 1) continue;
      other.forget(1);
      other.append('Events', [[null, null, 'net user', null]]);
    }
    other.close();
    database.close();
    rmSync(directory, { recursive: true });
    expect(found).toEqual([['net user', 'net use'], [], ['net use', 'whoami']]);
  });

  it('give the answers of the bundled rules, on their own tests and on an export', async () => {
    const rules = [...bundledRules().values()].map((file) => loadRule(file));
    const database = openDatabase(':memory:');
    const given = new Map<string, GivenTable & { readonly rows: { readonly rows: readonly GivenRow[] } }>();
    for (const { file } of rules) {
      const tests = RuleTests.open(file.replace(/\.yaml$/, '.test.yaml'));
      for (const table of tests.file.tests.flatMap(({ events }) => events)) {
        const more = 'file' in table.rows ? [] : table.rows.rows;
        given.set(table.table, { ...table, rows: { rows: [...(given.get(table.table)?.rows.rows ?? []), ...more] } });
      }
      await tests.close();
    }
    await fillTables(database, [...given.values()]);
    // The same a few events a time, so that there are many segments.
    for (const { name } of database.tables()) {
      const rows = [...database.query(name).rows];
      for (let start = 0; start < Math.min(rows.length, 60); start += 7)
        database.append(name, rows.slice(start, start + 7));
    }
    await database.ingest(EXPORT);
    const exclusions = new Map(rules.map((rule) => [rule, exclusionsOf(rule)]));
    const { alone, together } = await bothWays(database, rules, (rule) => ({
      now: '2026-03-15T00:00:00Z',
      exclusions: exclusions.get(rule) ?? [],
    }));
    database.close();
    expect(together).toEqual(alone);
    expect(alone.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(3);
  });

  it('draw the same random numbers, and have the same events taken by exclusions', async () => {
    const commands = ['net user', 'whoami', 'net use', 'ipconfig'];
    const rows = Array.from({ length: 40 }, (_, i) => ({ Device: `ws-${i % 3}`, Command: commands[i % 4], Count: i }));
    const database = databaseOf([rows, rows.slice(0, 10)]);
    const queries = [
      'Events | extend Number = rand() | where Command has "net"',
      'Events | where rand() < 0.5 and Command contains "who"',
      'Events | where Count >= 0 | extend Text = Command | where Command has "net"',
    ];
    const exclusion: RuleExclusion = {
      ...{
        file: 'test',
        line: 1,
        place: (line) => ({ line, column: 0 }),
        name: 'first',
        reason: 'in order',
        owner: null,
        expires: null,
        declarations: '',
      },
      ...{ over: 'events', table: null, condition: 'Device == "ws-1"' },
    };
    const { alone, together } = await bothWays(
      database,
      queries.map((kql) => queryAsRule(kql, kql)),
      () => ({ now: '2026-03-15T00:00:00Z', exclusions: [exclusion] }),
    );
    database.close();
    expect(together).toEqual(alone);
    expect(alone.map(({ exclusions }) => exclusions[0]?.events)).toEqual([16, expect.any(Number), 16]);
  });

  it('are handed neither segments nor rows in which nothing of what they look for stands', () => {
    const database = databaseOf([
      [
        { Command: 'net user', Count: 1 },
        { Command: 'whoami', Count: 2 },
      ],
      [{ Command: 'network', Count: 3 }],
    ]);
    const conditions = ['has "net"', 'contains "who"', 'contains "zz"'];
    const rules = conditions.map((condition) => queryAsRule(condition, `Events | where Command ${condition}`));
    const shared = readTogether(database, rules, () => ({}));
    const filters = [
      { kind: 'terms', column: 'Command', anyOf: [['net']] },
      { kind: 'parts', column: 'Command', anyOf: ['who'] },
      { kind: 'parts', column: 'Command', anyOf: ['zz'] },
    ] as const;
    const rowsOf = (filter: (typeof filters)[number]) =>
      [
        ...(shared
          .catalogueWith()
          .table('Events')
          ?.scan({ columns: ['Command'], filters: [filter] }) ?? []),
      ].map(({ length }) => length);
    expect(filters.map(rowsOf)).toEqual([[1], [1], []]);
    database.close();
  });
});
