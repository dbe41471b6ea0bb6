/** What stops the store: a file that is none of its own, a busy or damaged database, columns that do not fit a table. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
