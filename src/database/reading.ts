import { type Analysis, analyze, type Catalogue, type Schema, type TableSource } from '../engine/engine.js';
import type { Store, TableInfo } from '../store/store.js';

/** What a query may name beside tables. */
export interface Surroundings {
  /** saved functions by name, each the text `(parameters) { body }`, or its body alone */
  readonly functions?: ReadonlyMap<string, string> | undefined;
  /** a watchlist by its alias, for `_GetWatchlist` */
  readonly watchlist?: ((alias: string) => TableSource | undefined) | undefined;
}

/** How a database reads its tables, and queries over them. */
export interface Reading extends Pick<Catalogue, 'table'> {
  tables(): readonly TableInfo[];
  /** @param schema of the tables and the surroundings */
  analyze(kql: string, surroundings: Surroundings, schema: Schema): Analysis;
  /** What was understood of a query before, where it is known. */
  analyzed?(kql: string, surroundings: Surroundings): Analysis | undefined;
}

/** All as it is at every moment. */
export function directReading(store: Store): Reading {
  return {
    table: (name) => store.table(name),
    tables: () => store.tables(),
    analyze: (kql, _, schema) => analyze(kql, schema),
  };
}

/** Tables and their columns as they are when they are first asked for. */
export function stillReading(reading: Reading): Reading {
  const tables = new Map<string, TableSource | undefined>();
  let infos: readonly TableInfo[] | null = null;
  return {
    ...reading,
    table: (name) => {
      if (!tables.has(name)) tables.set(name, reading.table(name));
      return tables.get(name);
    },
    tables: () => {
      infos ??= reading.tables();
      return infos;
    },
  };
}
