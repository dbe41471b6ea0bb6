/** How long a file takes from nothing to a closed database. */
export interface IngestWorkload {
  readonly kind: 'ingest';
  readonly name: string;
  readonly format: FileFormat;
}

/** How long a question takes on an open database, to the last row of its answer. */
export interface QueryWorkload {
  readonly kind: 'query';
  readonly name: string;
  /** one question, or several that are asked one after the other and whose rows together are the answer */
  readonly kql: string | readonly string[];
  /** In these, `{from}` and `{now}` are the ends of the five days that `ago(5d)` and `now()` name, as ISO times. */
  readonly sql: Readonly<Record<SqlPeer, string | readonly string[]>>;
  /** Whether it is also asked in a process of its own, from its start to its end. */
  readonly cold?: boolean;
  /** What the columns of the answer hold, so that answers of different engines compare. */
  readonly answer: readonly CellType[];
}

/** Of the formats that `datasets/` writes, those that every peer reads. */
export type FileFormat = 'csv' | 'jsonl';
export type SqlPeer = 'duckdb' | 'clickhouse' | 'sqlite';
export type CellType = 'text' | 'time' | 'number' | 'set of numbers';
export type Workload = IngestWorkload | QueryWorkload;

export const kqlOf = ({ kql }: QueryWorkload): readonly string[] => [kql].flat();

/** The questions of a workload, each as one of its own. */
export function eachAlone(workload: QueryWorkload): QueryWorkload[] {
  const { duckdb, clickhouse, sqlite } = workload.sql;
  return kqlOf(workload).map((kql, i) => {
    const own = (sql: string | readonly string[]): string => [sql].flat()[i] ?? '';
    return { ...workload, kql, sql: { duckdb: own(duckdb), clickhouse: own(clickhouse), sqlite: own(sqlite) } };
  });
}

/** The SQL of a workload with the window's ends in place. */
export function sqlOf(workload: QueryWorkload, peer: SqlPeer, now: string): string[] {
  const from = new Date(Date.parse(now) - 5 * 24 * 3_600_000).toISOString();
  return [workload.sql[peer]].flat().map((sql) => {
    return sql.replaceAll('{from}', withTicks(from)).replaceAll('{now}', withTicks(now));
  });
}

/** Seven digits of a second, so that times compare as texts too. */
const withTicks = (time: string): string => new Date(time).toISOString().replace('Z', '0000Z');
