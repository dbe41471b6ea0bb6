// Which text of a column stands in a row may often be guessed from another column: a hash tells the name of its file, the name
// of a device its number. Whoever guesses has to compare; what is guessed right is never hashed nor looked for.

import { allocate, release } from './memory';

/** Guesses that are kept. */
const COUNT: u32 = 4096;
export const BYTES_OF_GUESSES: u32 = COUNT << 2;

/** Blocks from which it has to learn before it is judged. */
const LESSONS: u32 = 6;
/** Blocks for which nothing is guessed once too much was guessed wrong. */
const REST: u32 = 31;

@unmanaged
export class Guesses {
  /** By the code of a row in another column: the code that the row had in this one the last time, or 0. */
  codes: usize;
  lessons: u32;
  /** Blocks until it is tried again. */
  rest: u32;

  isWorthwhile(): bool {
    return this.rest === 0;
  }

  /** Also for the last blocks before it is tried again. */
  isLearning(): bool {
    return this.rest <= LESSONS;
  }

  /** The code that a row with this key may have; 0 where nothing is known of it. */
  of(key: u32): u32 {
    return load<u32>(this.codes + ((key & (COUNT - 1)) << 2));
  }

  learn(key: u32, code: u32): void {
    store<u32>(this.codes + ((key & (COUNT - 1)) << 2), code);
  }

  /** The end of a block, in which so many of the values were not guessed; whether enough of them were. */
  judge(values: u32, open: u32): bool {
    const isBad = open * 3 > values;
    if (this.rest > 0) this.rest--;
    else if (this.lessons > 0) this.lessons--;
    else if (isBad) this.rest = REST;
    return !isBad;
  }

  forget(): void {
    memory.fill(this.codes, 0, BYTES_OF_GUESSES);
    this.lessons = LESSONS;
  }
}

export function createGuesses(): Guesses {
  const guesses = changetype<Guesses>(allocate(offsetof<Guesses>()));
  guesses.codes = allocate(BYTES_OF_GUESSES);
  guesses.rest = 0;
  guesses.forget();
  return guesses;
}

export function releaseGuesses(guesses: Guesses): void {
  release(guesses.codes, BYTES_OF_GUESSES);
  release(changetype<usize>(guesses), offsetof<Guesses>());
}
