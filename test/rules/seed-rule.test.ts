import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.js';
import { TICKS_PER_DAY, TICKS_PER_HOUR } from '../../src/engine/values/datetime.js';
import { bundledRules, exclusionsOf, loadRule, type Rule, runRule, simulate } from '../../src/rules/index.js';
import { openWorkspace } from '../../src/workspace/workspace.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const DATASET = at('../../datasets/distant-desktop/');
const bundled = () => loadRule(bundledRules().get('distant-desktop-network-connection') ?? '');

/** The rule as a web page shows it: without the indentation of its lists and blocks. */
const published = loadRule(at('fixtures/distant-desktop-as-published.yaml'));
const { query: surroundings } = openWorkspace(DATASET);
const exclusions = exclusionsOf(bundled());

const INTRUSIONS = ['lt-fin-11', 'srv-web-07'];
const deviceOf = (name: unknown) => String(name).split('.')[0] ?? '';
const devicesOf = (names: Iterable<unknown>) => [...new Set([...names].map(deviceOf))].sort();
const lowercase = (texts: Iterable<unknown>) => new Set([...texts].map((text) => String(text).toLowerCase()));

describe.each(['csv', 'jsonl'])('the published rule on the %s export', (format) => {
  let database: Database;
  beforeAll(async () => {
    database = openDatabase(':memory:');
    await database.ingest(`${DATASET}DeviceNetworkEvents.${format}`);
  });
  afterAll(() => database.close());

  const rows = async (rule: Rule, options: Parameters<typeof runRule>[2]) => {
    const { result } = await runRule(database, rule, { now: 'data', ...surroundings, ...options });
    return [...(result?.rows ?? [])];
  };

  it('finds seven devices, of which exclusions leave the two intrusions', async () => {
    expect(devicesOf((await rows(published, {})).map(([, device]) => device))).toHaveLength(7);
    expect(devicesOf((await rows(published, { exclusions })).map(([, device]) => device))).toEqual(INTRUSIONS);
  });

  it('finds what the bundled one finds', async () => {
    expect(await rows(published, {})).toEqual(await rows(bundled(), {}));
  });

  it('makes alerts of what exclusions leave, with the hosts and addresses, whose case does not matter', async () => {
    const schedule = { frequency: 24n * TICKS_PER_HOUR, period: 5n * TICKS_PER_DAY };
    const rule: Rule = { ...published, kind: 'scheduled', schedule, entityMappings: bundled().entityMappings };
    const simulation = await simulate(database, [rule], {
      ...surroundings,
      from: '2026-03-10T18:00:00Z',
      to: '2026-03-14T18:00:00Z',
      exclusionsOf: () => exclusions,
    });
    const [found] = simulation.rules;
    expect(found).toMatchObject({ error: null, notEvaluated: null, runs: 5 });
    const entities = (type: string, field: string) =>
      (found?.alerts ?? []).map((alert) =>
        alert.entities.flatMap(({ type: own, fields }) => (own === type ? [fields[field]] : [])),
      );
    // A week before, the tool was used on lt-old-03: the last window has it no more.
    expect(entities('host', 'HostName').map(devicesOf)).toEqual([
      ['lt-old-03', 'srv-web-07'],
      ['lt-old-03', 'srv-web-07'],
      ['lt-fin-11', 'lt-old-03', 'srv-web-07'],
      ['lt-fin-11', 'lt-old-03', 'srv-web-07'],
      INTRUSIONS,
    ]);
    const lastFound = await rows(published, { exclusions, now: '2026-03-14T18:00:00Z' });
    const urls = lowercase(lastFound.map(([, , url]) => url));
    expect(urls.size).toBe(9);
    expect(lowercase(entities('url', 'Url').at(-1) ?? [])).toEqual(urls);
  });
});
