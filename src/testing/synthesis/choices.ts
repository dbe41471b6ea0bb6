// Searching by doing the same work again with other choices: where something can be had in several ways, the work asks for one.

/** Thrown where the choices so far lead nowhere. */
export class DeadEnd extends Error {
  override readonly name = 'DeadEnd';
}

/** The choices of one attempt: those that it was given, and the first way where it was given none. */
export class Choices {
  private readonly taken: { readonly way: number; readonly ways: number }[] = [];

  constructor(private readonly given: readonly number[] = []) {}

  /** @throws DeadEnd where there is nothing to choose from */
  pick<T>(from: readonly T[]): T {
    const way = Math.min(this.given[this.taken.length] ?? 0, Math.max(from.length - 1, 0));
    const picked = from[way];
    if (picked === undefined) throw new DeadEnd('there is nothing to choose from');
    this.taken.push({ way, ways: from.length });
    return picked;
  }

  /** The choices that come next when all are tried in order, the last one first; null at the end. */
  next(): readonly number[] | null {
    const last = this.taken.findLastIndex(({ way, ways }) => way + 1 < ways);
    if (last < 0) return null;
    return [...this.taken.slice(0, last).map(({ way }) => way), (this.taken[last]?.way ?? 0) + 1];
  }

  /** These choices, each with one of them made otherwise. */
  others(): (readonly number[])[] {
    const ways = this.taken.map(({ way }) => way);
    return this.taken.flatMap((choice, i) =>
      Array.from({ length: choice.ways }, (_, way) => [...ways.slice(0, i), way, ...ways.slice(i + 1)]).filter(
        (_, way) => way !== choice.way,
      ),
    );
  }
}
