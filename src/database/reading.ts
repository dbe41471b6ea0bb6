import type { Analysis, Catalogue, Schema } from '../engine/engine.js';
import { analyze } from '../engine/engine.js';
import type { Store, TableInfo } from '../store/store.js';

/** How a database reads its tables and the queries over them. */
export interface Reading extends Pick<Catalogue, 'table'> {
  tables(): readonly TableInfo[];
  analyze(kql: string, schema: Schema): Analysis;
}

/** All as it is at every moment. */
export function directReading(store: Store): Reading {
  return { table: (name) => store.table(name), tables: () => store.tables(), analyze };
}
