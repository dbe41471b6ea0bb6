/** What the user typed makes no sense: said in a line, with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
