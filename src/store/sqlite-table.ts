// One table in a new, ordinary SQLite file, for other programs to read.

import Database from 'better-sqlite3';
import { type Connection, guarded } from './database.js';

export type SqliteValue = bigint | number | string | null;

export interface SqliteColumn {
  readonly name: string;
  /** As it is declared. */
  readonly type: string;
}

export class SqliteTable {
  private constructor(
    private readonly file: string,
    private readonly connection: Connection,
    private readonly insertion: Database.Statement<SqliteValue[]>,
  ) {}

  /**
   * @param file is written anew
   * @throws StoreError where it cannot be written
   */
  static create(file: string, name: string, columns: readonly SqliteColumn[]): SqliteTable {
    return guarded(file, () => {
      const connection = new Database(file);
      // The file is nobody's until it is whole.
      connection.pragma('journal_mode = OFF');
      connection.pragma('synchronous = OFF');
      const declared = columns.map((column) => `${quoted(column.name)} ${column.type}`);
      connection.exec(`BEGIN; CREATE TABLE ${quoted(name)} (${declared.join(', ')})`);
      const places = columns.map(() => '?').join(', ');
      return new SqliteTable(file, connection, connection.prepare(`INSERT INTO ${quoted(name)} VALUES (${places})`));
    });
  }

  insert(values: readonly SqliteValue[]): void {
    guarded(this.file, () => this.insertion.run(...values));
  }

  commit(): void {
    guarded(this.file, () => this.connection.exec('COMMIT'));
  }

  close(): void {
    this.connection.close();
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
