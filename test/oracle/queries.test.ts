// Random queries come out as in Microsoft's binder: accepted or refused, with the same columns. KQLOCAL_ORACLE_RUNS says how many are tried, FC_SEED which.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyze } from '../../src/engine/engine.js';
import type { Column } from '../../src/engine/values/types.js';
import { QUERIES } from './differences.js';
import { type OfficialAnalysis, official } from './official.js';
import { QueryWriter, TABLES } from './random-queries.js';

const RUNS = Number(process.env.KQLOCAL_ORACLE_RUNS ?? 300);
/** Milliseconds. */
const TIME = 120_000 + RUNS * 100;

const binder = official().withTables(TABLES);
const columnsOf = new Map(
  Object.entries(TABLES).map(([table, columns]) => [
    table,
    Object.entries(columns).map(([name, type]): Column => ({ name, type })),
  ]),
);
const schema = { table: (name: string) => columnsOf.get(name), tableNames: () => columnsOf.keys() };

it('random queries', { timeout: TIME }, () => {});
