import { SpillFile } from '../../src/database/spill/spill-file.js';
import type { RunOptions } from '../../src/engine/engine.js';

export interface TableOptions {
  /** rows of each batch that a scan gives */
  readonly batchRows?: number;
  /** columns as dictionaries of their distinct values */
  readonly dictionaries?: boolean;
}

export type Configuration = Partial<RunOptions> & TableOptions;

/** Every way of running a query that must give the same answer, by its name. */
export const NAMED_CONFIGURATIONS: Readonly<Record<string, Configuration>> = {
  rows: { batchRows: 1 },
  'few-rows': { batchRows: 3 },
  'many-rows': { batchRows: 1024 },
  'row-by-row': { batchRows: 3, dictionaries: false, distinct: false },
  plain: { batchRows: 1024, distinct: false, pruning: false },
  // Whatever can be put aside is, and read again.
  spilling: { batchRows: 3, spillAt: 1, spill: new SpillFile() },
  // Everything that is held is counted, and nothing is put aside.
  counting: { batchRows: 1024, maxMemory: 2 ** 40 },
};

export const CONFIGURATIONS: readonly Configuration[] = Object.values(NAMED_CONFIGURATIONS);
