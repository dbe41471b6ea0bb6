import { describe, expect, it } from 'vitest';
import { QueryError } from '../../../src/engine/engine.js';
import type { Documented, Example } from '../../../src/engine/language/define.js';
import * as registry from '../../../src/engine/language/registry.generated.js';
import { CONFIGURATIONS, runQuery } from '../../support/run-query.js';

const folders: Record<string, readonly Documented[]> = {
  operators: registry.operators,
  infix: registry.infix,
  scalars: Object.values(registry.scalars),
  aggregates: Object.values(registry.aggregates),
  plugins: Object.values(registry.plugins),
};

for (const [folder, definitions] of Object.entries(folders)) {
  describe(folder, () => {
    for (const definition of definitions) {
      it(definition.name, () => {
        expect(definition.examples.length, 'every definition has an example').toBeGreaterThan(0);
        expect(definition.source).toMatch(/^https:\/\/learn\.microsoft\.com\//);
        for (const example of definition.examples) check(example);
      });
    }
  });
}

it('has signatures that can be read', () => {
  for (const definition of [
    ...registry.infix,
    ...Object.values(registry.scalars),
    ...Object.values(registry.aggregates),
  ]) {
    if (!('overloads' in definition)) continue;
    for (const { signature } of definition.overloads)
      expect(signature.parameters.length, definition.name).toBeGreaterThanOrEqual(0);
  }
});

/** Every configuration gives the answer that the example states. */
function check(example: Example): void {
  for (const options of CONFIGURATIONS) {
    if (example.error !== undefined) {
      expect(() => runQuery(example.kql, {}, options), example.kql).toThrow(
        expect.objectContaining({ name: 'QueryError' }) as Error,
      );
      expect(codesOf(example.kql), example.kql).toContain(example.error);
      continue;
    }
    const { rows } = runQuery(example.kql, {}, options);
    const expected = example.rows ?? [[example.result]];
    const actual = example.rows === undefined ? rows.map((row) => row.slice(0, 1)) : rows;
    expect(rounded(actual), `${example.kql} with ${JSON.stringify(options)}`).toEqual(rounded(expected));
  }
}

function codesOf(kql: string): string[] {
  try {
    runQuery(kql);
    return [];
  } catch (error) {
    return error instanceof QueryError ? error.diagnostics.map((d) => d.code) : [String(error)];
  }
}

/** Reals to twelve digits: the last ones differ with the order of additions. */
function rounded(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isInteger(value)) return Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(rounded);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rounded(v)]));
  return value;
}
