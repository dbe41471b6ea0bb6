import type { RuleReport } from '../../../rules/index.js';

/** What rules cover of ATT&CK: for each technique the rules that look for it, and how many rows they found. */
export interface TechniqueCoverage {
  /** `T1059.001` */
  readonly technique: string;
  readonly rules: readonly string[];
  readonly hits: number;
}

/** By technique, in the order of their ids. */
export function coverageOf(reports: readonly RuleReport[]): TechniqueCoverage[] {
  const byTechnique = new Map<string, { rules: string[]; hits: number }>();
  for (const { rule, rows } of reports) {
    for (const technique of new Set(rule.techniques)) {
      const covered = byTechnique.get(technique) ?? { rules: [], hits: 0 };
      covered.rules.push(rule.name);
      covered.hits += rows.length;
      byTechnique.set(technique, covered);
    }
  }
  return [...byTechnique]
    .map(([technique, covered]) => ({ technique, ...covered }))
    .sort((a, b) => (a.technique < b.technique ? -1 : 1));
}

/**
 * A layer for the ATT&CK Navigator: techniques by the number of rows found, with the rules as comment.
 * https://github.com/mitre-attack/attack-navigator/tree/master/layers
 */
export function navigatorLayer(reports: readonly RuleReport[]): object {
  const coverage = coverageOf(reports);
  // The Navigator folds sub-techniques away, unless their technique says otherwise.
  const parents = new Set(coverage.flatMap(({ technique }) => /^(T\d+)\./.exec(technique)?.[1] ?? []));
  return {
    name: 'kqlocal',
    description: 'What the rules that were run look for, coloured by what they found.',
    domain: 'enterprise-attack',
    versions: { layer: '4.5' },
    techniques: [
      ...coverage.map(({ technique, rules, hits }) => ({
        techniqueID: technique,
        score: hits,
        comment: rules.join('\n'),
        showSubtechniques: parents.has(technique),
      })),
      ...[...parents]
        .filter((parent) => !coverage.some(({ technique }) => technique === parent))
        .map((parent) => ({ techniqueID: parent, showSubtechniques: true })),
    ],
    gradient: {
      colors: ['#d9e8f5', '#d9480f'],
      minValue: 0,
      maxValue: Math.max(1, ...coverage.map(({ hits }) => hits)),
    },
  };
}
