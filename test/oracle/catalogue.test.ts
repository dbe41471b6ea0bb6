// What functions, operators, aggregates and plugins accept and give, compared with Microsoft's binder; a difference needs a reason in differences.ts.
// KQLOCAL_ORACLE=all tries every two types together.

import { describe, expect, it } from 'vitest';
import { language } from '../../src/engine/language/language.js';
import * as registry from '../../src/engine/language/registry.generated.js';
import { UNSUPPORTED } from '../../src/engine/language/unsupported.js';
import { ALL, callsOf, operationsOf, pluginCallsOf } from './calls.js';
import { type Comparison, compareAlone, compareCalls, unexplained } from './compare.js';
import { CALLS, type Differences, NAMES, ONLY_HERE, ONLY_THERE, OPERATIONS, PLUGINS } from './differences.js';
import { type OfficialFunction, official } from './official.js';

/** Milliseconds: the official binder takes about one a call. */
const TIME = ALL ? 600_000 : 120_000;
const catalogue = official();
const functions = catalogue.functions.filter(({ name }) => language.scalar(name) !== undefined);
const aggregates = catalogue.aggregates.filter(({ name }) => language.aggregate(name) !== undefined);
const plugins = catalogue.plugins.filter(({ name }) => language.plugin(name) !== undefined);

/** One of those functions whose signatures are the same, there and here; the others come out as it does. */
function different(functions: readonly OfficialFunction[]): readonly OfficialFunction[] {
  if (ALL) return functions;
  const shapeOf = ({ name, signatures }: OfficialFunction) => {
    const own = language.scalar(name);
    const special = own?.bind ?? own?.rewrite ?? own?.check ?? own?.columns;
    return JSON.stringify([signatures, own?.signatures, special === undefined ? null : name], withoutNames);
  };
  return [...new Map(functions.map((fn) => [shapeOf(fn), fn])).values()];
}

const withoutNames = (key: string, value: unknown) =>
  key === 'name' ? undefined : typeof value === 'function' ? String(value) : value;

/** The first form of a call, with the usual arguments. */
const firstCall = (fn: OfficialFunction) => callsOf(fn)[0] ?? `${fn.name}()`;

function expectReasons(comparisons: readonly Comparison[], differences: Differences): void {
  expect(comparisons.some(({ theirs }) => theirs !== 'refused')).toBe(true);
  expect(unexplained(comparisons, differences)).toEqual({ differences: [], patterns: [] });
}

describe('the names', () => {
  const theirs = new Set([catalogue.functions, catalogue.aggregates, catalogue.plugins].flat().map((f) => f.name));
  const ours = new Set([registry.scalars, registry.aggregates, registry.plugins].flatMap((all) => Object.keys(all)));
  const known = (name: string) => ours.has(name) || Object.hasOwn(UNSUPPORTED, name);

  it('of the catalogue are declared, or refused with a reason', () => {
    expect([...theirs].filter((name) => !known(name)).sort()).toEqual(Object.keys(ONLY_THERE));
  });

  it('that the catalogue has not have a reason', () => {
    const declared = [...ours, ...Object.keys(UNSUPPORTED)];
    expect(declared.filter((name) => !theirs.has(name)).sort()).toEqual(Object.keys(ONLY_HERE));
  });

  it('are declared or refused, and not both', () => {
    expect(Object.keys(UNSUPPORTED).filter((name) => ours.has(name))).toEqual([]);
  });
});

describe('what is accepted, and the type of the result', () => {
  it(
    'of calls',
    () => {
      const comparisons = [
        ...compareCalls(catalogue, 'serialize | project', different(functions).flatMap(callsOf)),
        ...compareCalls(catalogue, 'summarize', aggregates.flatMap(callsOf)),
      ];
      expectReasons(comparisons, CALLS);
    },
    TIME,
  );

  it(
    'of operations',
    () => {
      const operators = registry.infix.flatMap(({ name, aliases }) => [name, ...(aliases ?? [])]);
      expectReasons(compareCalls(catalogue, 'project', operators.flatMap(operationsOf)), OPERATIONS);
    },
    TIME,
  );

  it(
    'of plugins',
    () => {
      const calls = plugins.flatMap(pluginCallsOf);
      expectReasons(compareAlone(catalogue, 'T | serialize | evaluate ', calls), PLUGINS);
    },
    TIME,
  );
});

it(
  'columns that are given no name',
  () => {
    const comparisons = [
      ...compareAlone(catalogue, 'T | serialize | project ', functions.map(firstCall)),
      ...compareAlone(catalogue, 'T | summarize ', aggregates.map(firstCall)),
    ];
    expectReasons(comparisons, NAMES);
  },
  TIME,
);
