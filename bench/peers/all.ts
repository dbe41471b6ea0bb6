import type { PeerKind } from '../peer.js';

/** Loaded one by one, since each runs in a process of its own. */
export const peers: Readonly<Record<string, () => Promise<PeerKind>>> = {
  kqlocal: async () => (await import('./kqlocal.js')).kqlocal,
  duckdb: async () => (await import('./duckdb.js')).duckdb,
  clickhouse: async () => (await import('./clickhouse.js')).clickhouse,
  sqlite: async () => (await import('./sqlite.js')).sqlite,
};
