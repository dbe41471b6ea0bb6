/** Finds watchlists by their aliases, and remembers which of those that were asked for are not there. */
export class AskedWatchlists<T> {
  private readonly missing = new Set<string>();

  constructor(private readonly known: ((alias: string) => T | undefined) | undefined) {}

  readonly find = (alias: string): T | undefined => {
    const found = this.known?.(alias);
    if (found === undefined) this.missing.add(alias);
    return found;
  };

  unknown(): string[] {
    return [...this.missing];
  }
}
