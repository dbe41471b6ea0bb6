import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../src/engine/prepare.js';
import { catalogueOf } from '../support/run-query.js';

const TABLES = {
  T: { columns: { TimeGenerated: 'datetime', K: 'string', N: 'long', D: 'dynamic' }, rows: [] },
  U: { columns: { TimeGenerated: 'datetime', K: 'string' }, rows: [] },
} as const;

const prepared = (kql: string) => prepare(kql, catalogueOf(TABLES, { batchRows: 8, dictionaries: false }));

/** The steps of each reading, the table first. */
function stepsOf(kql: string): string[][] {
  return prepared(kql).readings.map(({ steps }) => {
    const ops: string[] = [];
    for (let step = steps; ; ) {
      ops.unshift(step.op);
      const [input] = step.inputs;
      if (input === undefined) return ops;
      step = input;
    }
  });
}

describe('what is done once for all runs', () => {
  it.each([
    ["T | where K == 'a' and TimeGenerated > ago(1h) and N > 1", [['scan', 'where', 'where']]],
    ['T | extend M = N * 2 | where M > 2 | summarize count()', [['scan', 'extend', 'where']]],
    ['T | where TimeGenerated > ago(1h) | extend TimeGenerated = now() | where N > 1', [['scan']]],
    ['T | where TimeGenerated > ago(1h) | extend TimeGenerated = bin(TimeGenerated, 1h) | where N > 1', [['scan']]],
    ['T | where rand() > 0.5', [['scan']]],
    ['T | where K in ((U | project K))', [['scan'], ['scan']]],
    ["T | where K in ((print 'a'))", [['scan', 'where']]],
    ['T | project K | where K == "a"', [['scan']]],
  ])('%s', (kql, steps) => {
    expect(stepsOf(kql).sort()).toEqual([...steps].sort());
  });

  it('knows every function that asks for the clock', () => {
    const folder = 'src/engine/language';
    const asking = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && readFileSync(path.join(folder, file), 'utf8').includes('options.now'))
      .map((file) => path.basename(file, '.ts'));
    // `sample` is a step, which is never among those that are done once.
    expect(asking.sort()).toEqual(['ago', 'now', 'sample']);
  });
});

describe('surelyEmpty', () => {
  const emptyWithout = (kql: string, ...tables: readonly string[]) =>
    prepared(kql).surelyEmpty(({ table }) => tables.includes(table));

  it.each([
    ['T | where N > 1 | extend x = 1 | project x | sort by x', ['T'], true],
    ['T | summarize count() by K', ['T'], true],
    ['T | summarize count()', ['T'], false],
    ['T | count', ['T'], false],
    ['T | make-series count() on TimeGenerated step 1h', ['T'], false],
    ['union T, U', ['T'], false],
    ['union T, U', ['T', 'U'], true],
    ['T | join kind=inner U on K', ['U'], true],
    ['T | join kind=leftouter U on K', ['U'], false],
    ['T | join kind=leftanti U on K', ['U'], false],
    ['T | join kind=leftanti U on K', ['T'], true],
    ['T | join kind=rightanti U on K', ['T'], false],
    ['T | join kind=fullouter U on K', ['T'], false],
    ['T | lookup U on K', ['U'], false],
    ['print 1', ['T', 'U'], false],
    ['T | evaluate bag_unpack(D)', ['T'], true],
  ])('%s without %j: %s', (kql, tables, empty) => {
    expect(emptyWithout(kql, ...tables)).toBe(empty);
  });
});
