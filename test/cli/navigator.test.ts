import { afterAll, expect, it } from 'vitest';
import { navigatorLayer } from '../../src/cli/output/report/attack.js';
import { openDatabase } from '../../src/database/database.js';
import { queryAsRule, reportRule } from '../../src/rules/index.js';

const database = openDatabase(':memory:');
afterAll(() => database.close());

it('shows the sub-techniques of a layer under their techniques', async () => {
  const report = (query: string, ...techniques: string[]) =>
    reportRule(database, { ...queryAsRule(query, query), techniques });
  const reports = [await report('print 1', 'T1059.001', 'T1021'), await report('print 2', 'T1021.001')];
  const shown = { T1021: [1, true], 'T1021.001': [1, false], T1059: [undefined, true], 'T1059.001': [1, false] };
  const { techniques } = navigatorLayer(reports) as {
    techniques: { techniqueID: string; score?: number; showSubtechniques: boolean }[];
  };
  expect(Object.fromEntries(techniques.map((t) => [t.techniqueID, [t.score, t.showSubtechniques]]))).toEqual(shown);
});
