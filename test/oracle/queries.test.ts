// Random queries come out as in Microsoft's binder: accepted or refused, with the same columns. A difference needs a reason in differences.ts.
// KQLOCAL_ORACLE_RUNS says how many queries are tried, FC_SEED which.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyze } from '../../src/engine/engine.js';
import { QUERIES } from './differences.js';
import { official } from './official.js';
import { QueryWriter, SCHEMA, TABLES } from './random-queries.js';

const RUNS = Number(process.env.KQLOCAL_ORACLE_RUNS ?? 250);
/** Milliseconds. */
const TIME = 120_000 + RUNS * 100;
const MOST_STEPS = 5;

const binder = official().withTables(TABLES);

/** What the official binder leaves open, which any type agrees with. */
const OPEN_TYPES = ['unknown', 'tuple'];

interface Outcome {
  readonly columns: readonly { readonly name: string; readonly type: string }[] | null;
  /** why it is refused */
  readonly error: string | null;
}

function theirs(query: string): Outcome {
  const { errors, columns } = binder.analyze(query);
  const [error] = errors;
  return { columns, error: error === undefined ? null : `${error.code} ${error.message}` };
}

function ours(query: string): Outcome {
  const { diagnostics, columns, open } = analyze(query, SCHEMA);
  const error = diagnostics.find((d) => d.severity === 'error');
  return { columns: open ? null : columns, error: error === undefined ? null : `${error.code} ${error.message}` };
}

function agree(a: Outcome, b: Outcome): boolean {
  if (a.error !== null || b.error !== null) return a.error !== null && b.error !== null;
  if (a.columns === null || b.columns === null) return true;
  const same = a.columns.map((c, i) => c.name === b.columns?.[i]?.name && isSame(c.type, b.columns[i].type));
  return a.columns.length === b.columns.length && same.every(Boolean);
}

const isSame = (theirs: string, ours: string) => theirs === ours || OPEN_TYPES.includes(theirs);

const isOpen = ({ columns }: Outcome) => columns?.some((c) => OPEN_TYPES.includes(c.type)) !== false;

/** `last step → theirs; ours`; null where they agree. */
function differenceIn(query: string, a = theirs(query), b = ours(query)): string | null {
  if (agree(a, b)) return null;
  const shown = ({ error, columns }: Outcome) =>
    error === null ? (columns ?? []).map((c) => `${c.name}: ${c.type}`).join(', ') : `refused, ${error}`;
  return `${query.split('\n| ').at(-1)} → ${shown(a)}; ${shown(b)}`;
}

it.each(QUERIES)('it has a reason that they differ on $query', ({ query, pattern }) => {
  expect(differenceIn(query)).toMatch(pattern);
});

it.each([
  "T\n| join U on $left.['s'] == $right.['s']",
  'T\n| where $left.s == "a"',
  'T\n| extend column_ifexists("s", 1), column_ifexists("z", l)',
  'T\n| project-rename _x = r, max_i = i, maxif = l\n| project-reorder * desc',
  'T\n| serialize\n| evaluate sequence_detect(t, 1h, 1h, b, c = i > 1, s)',
  'T\n| evaluate pivot(y)',
  'print - -1',
  'T\n| where y > t',
  'T\n| where s between ("a" .. "b")',
  'T\n| extend y[r]',
  'T\n| extend pack_array(*, s)',
])('they agree on %s', (query) => {
  expect(differenceIn(query)).toBeNull();
});

it('they agree on all others', { timeout: TIME }, () => {
  fc.assert(
    fc.property(fc.gen(), (gen) => {
      const writer = new QueryWriter((count) => gen(fc.nat, count - 1));
      let query = writer.start();
      for (let steps = 0; steps < MOST_STEPS; steps++) {
        const [official, own] = [theirs(query), ours(query)];
        const difference = differenceIn(query, official, own);
        const reason = QUERIES.find(({ pattern }) => difference !== null && pattern.test(difference));
        if (difference !== null && reason === undefined) throw new Error(`${query}\n${difference}`);
        if (difference !== null || own.error !== null || own.columns === null || isOpen(official)) return;
        query += `\n| ${writer.step(own.columns)}`;
      }
    }),
    { numRuns: RUNS },
  );
});
