import type { FileFormat, QueryWorkload } from './workload.js';

/** An engine on one open database. */
export interface Peer {
  /** Reads a file of DeviceNetworkEvents into the new database; the number of its rows. */
  ingest(file: string, format: FileFormat): Promise<number>;
  /** Runs the question and fetches every row of the answer, as the engine hands them out. */
  query(workload: QueryWorkload, now: string): Promise<readonly Row[]>;
  /** A cell that `query` gave for a time, as an ISO time with seven digits. */
  isoTime(cell: unknown): string;
  close(): Promise<void>;
}

export type Row = readonly unknown[];

export interface PeerKind {
  readonly name: string;
  /** With the engine's version. */
  readonly title: string;
  /** Opens or makes the database at the path, a file or a folder as the engine likes it. */
  open(path: string): Promise<Peer>;
}
