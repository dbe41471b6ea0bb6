import type { Expr } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { definePlugin } from '../define.js';
import {
  ANY,
  type Pattern,
  type PatternPlan,
  PatternTable,
  patternBatches,
  patternPlan,
  percentOf,
  weightArgument,
  wildcardArguments,
} from './_patterns.js';
import { PluginCall } from './_plugin-call.js';
import { COUNTS } from './basket.js';

interface AutoclusterPlan extends PatternPlan {
  readonly sizeWeight: Expr;
  readonly seeds: Expr;
}

const DEFAULT_SIZE_WEIGHT = 0.5;
const DEFAULT_SEEDS = 25n;
/** A pattern for a smaller part of the rows than this says little. */
const LEAST_SHARE = 0.02;

export default definePlugin<AutoclusterPlan>({
  name: 'autocluster',
  summary: 'A few patterns of values that sum up a table: each holds for many rows and says much of them.',
  source: 'https://learn.microsoft.com/kusto/query/autocluster-plugin',
  note: 'The search grows patterns from the most frequent values, as in the service, but how it weighs size against content is its own: the patterns may differ.',
  examples: [
    {
      kql: 'datatable (a: string, b: string) ["x", "1", "x", "1", "x", "1", "y", "2", "z", "3"] | evaluate autocluster()',
      rows: [
        [0, 3, 60, 'x', '1'],
        [1, 1, 20, 'y', '2'],
        [2, 1, 20, 'z', '3'],
      ],
      verified: 'reasoned',
    },
    {
      kql: 'datatable (a: string, b: string) ["x", "1", "x", "2", "x", "3", "y", "4"] | evaluate autocluster(0.8, "~", "~", "*")',
      rows: [
        [0, 3, 75, 'x', '*'],
        [1, 1, 25, 'y', '4'],
      ],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const sizeWeight = args.optional('the weight of the size', 'real', DEFAULT_SIZE_WEIGHT);
    const weight = weightArgument(args);
    const seeds = args.optional('the number of seeds', 'long', DEFAULT_SEEDS);
    const attributes = args.input.columns;
    return patternPlan('autocluster', args, COUNTS, {
      attributes,
      sizeWeight,
      weight,
      seeds,
      wildcards: wildcardArguments(args),
    });
  },

  *run(plan, context) {
    const table = PatternTable.read(plan, context);
    const total = table.weigh(table.allRows());
    // Converted to real and long.
    const search = new ClusterSearch(
      table,
      context.constant(plan.sizeWeight) as number,
      Number(context.constant(plan.seeds) as bigint),
      context,
    );
    const rows = search.patterns().map((pattern) => {
      const count = table.weigh(table.matching(pattern));
      return { pattern, counts: [BigInt(Math.round(count)), percentOf(count, total, 1)] };
    });
    yield* patternBatches(plan, table, rows, context);
  },
});

/** A pattern that is being grown. */
interface Cluster {
  readonly pattern: Pattern;
  readonly rows: Uint32Array;
  /** how much it says: the part of the attributes that have a value, each of which counts the less the more rows have it */
  readonly content: number;
  /** the mean of size and content */
  readonly score: number;
}

/** Takes the best pattern for the rows that no pattern before holds for, until they are few. */
class ClusterSearch {
  private readonly total: number;

  constructor(
    private readonly table: PatternTable,
    private readonly sizeWeight: number,
    private readonly seeds: number,
    private readonly context: RunContext,
  ) {
    this.total = table.weigh(table.allRows());
  }

  patterns(): Pattern[] {
    const found: Pattern[] = [];
    for (let left = this.table.allRows(); left.length > 0; ) {
      this.context.check();
      const best = this.best(left);
      if (best === null || this.table.weigh(best.rows) < LEAST_SHARE * this.total) break;
      found.push(best.pattern);
      const taken = new Set(best.rows);
      left = left.filter((row) => !taken.has(row));
    }
    return found;
  }

  /** The best of the patterns that grow from the most frequent values. */
  private best(rows: Uint32Array): Cluster | null {
    const weight = this.table.weigh(rows);
    const none: Cluster = { pattern: this.table.codes.map(() => ANY), rows, content: 0, score: 0 };
    const seeds = this.extensions(none, rows, weight)
      .sort((a, b) => this.table.weigh(b.rows) - this.table.weigh(a.rows))
      .slice(0, this.seeds);
    let best: Cluster | null = null;
    for (const seed of seeds) {
      const grown = this.grown(seed, rows, weight);
      if (best === null || grown.score > best.score) best = grown;
    }
    return best;
  }

  private grown(seed: Cluster, all: Uint32Array, weight: number): Cluster {
    let cluster = seed;
    for (;;) {
      const [first, ...others] = this.extensions(cluster, all, weight);
      if (first === undefined) return cluster;
      const next = others.reduce((a, b) => (b.score > a.score ? b : a), first);
      if (next.score < cluster.score) return cluster;
      cluster = next;
    }
  }

  /** A pattern with the most frequent value of each attribute that it says nothing of; at the beginning with each value. */
  private extensions(cluster: Cluster, all: Uint32Array, weight: number): Cluster[] {
    const isSeed = cluster.rows === all;
    return cluster.pattern.flatMap((known, attribute) => {
      if (known !== ANY) return [];
      const sums = this.table.weightsByValue(cluster.rows, attribute);
      const candidates = isSeed ? mostFrequent(sums, this.seeds) : mostFrequent(sums, 1);
      const overall = this.table.weightsByValue(all, attribute);
      return candidates.map((value) => {
        const rows = this.table.having(cluster.rows, attribute, value);
        const content = cluster.content + (1 - (overall[value] as number) / weight) / cluster.pattern.length;
        const size = (sums[value] as number) / weight;
        const score = size ** this.sizeWeight * content ** (1 - this.sizeWeight);
        return { pattern: cluster.pattern.with(attribute, value), rows, content, score };
      });
    });
  }
}

/** The values that count most, at most so many. */
function mostFrequent(sums: Float64Array, count: number): number[] {
  const values = [...sums.keys()].filter((value) => (sums[value] as number) > 0);
  return values.sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b).slice(0, count);
}
