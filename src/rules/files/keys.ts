import { parseDuration } from './duration.js';

/** The names and numbers that lead from the outermost value of a file to one within it. */
export type KeyPath = readonly (string | number)[];

/** Where the key at a path stands in its file: the line from 1; null where that is not known. */
export type LineOfKey = (path: KeyPath) => number | null;

/**
 * A part of a file with named values, read forgivingly: names count in whatever case they were written, a single text stands for a
 * list of one, and what has another form than was asked for is as if it were not there.
 */
export class Keys {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #names: ReadonlyMap<string, string>;

  constructor(
    value: unknown,
    readonly path: KeyPath = [],
    private readonly lineOfKey: LineOfKey = () => null,
  ) {
    this.#values = isRecord(value) ? value : {};
    this.#names = new Map(Object.keys(this.#values).map((name) => [name.toLowerCase(), name]));
  }

  /** The names as they were written. */
  names(): string[] {
    return [...this.#names.values()];
  }

  /** The value of the first of the names that is there. */
  get(...names: readonly string[]): unknown {
    const written = this.written(...names);
    return written === null ? undefined : this.#values[written];
  }

  /** The first of the names that is there, as it was written. */
  written(...names: readonly string[]): string | null {
    for (const name of names) {
      const written = this.#names.get(name.toLowerCase());
      if (written !== undefined && this.#values[written] !== null) return written;
    }
    return null;
  }

  text(...names: readonly string[]): string | null {
    return textOf(this.get(...names));
  }

  list(...names: readonly string[]): string[] {
    return listOf(this.get(...names));
  }

  flag(name: string): boolean | null {
    const value = this.get(name);
    if (typeof value === 'boolean') return value;
    const text = textOf(value)?.toLowerCase();
    return text === 'true' ? true : text === 'false' ? false : null;
  }

  /** Ticks of 100 ns. */
  duration(name: string): bigint | null {
    const text = this.text(name);
    return text === null ? null : parseDuration(text);
  }

  part(name: string): Keys {
    const written = this.written(name);
    return written === null ? new Keys({}, [...this.path, name], this.lineOfKey) : this.#child(written);
  }

  /** The items of a list that have names themselves; a single one stands for a list of one. */
  parts(name: string): Keys[] {
    const written = this.written(name);
    if (written === null) return [];
    const value = this.#values[written];
    if (!Array.isArray(value)) return isRecord(value) ? [this.#child(written)] : [];
    return value.flatMap((item, i) =>
      isRecord(item) ? [new Keys(item, [...this.path, written, i], this.lineOfKey)] : [],
    );
  }

  /** The line in the file, from 1, of the first of the names that is there, or else of this part. */
  line(...names: readonly string[]): number | null {
    const written = this.written(...names);
    const own = written === null ? null : this.lineOfKey([...this.path, written]);
    return own ?? this.lineOfKey(this.path);
  }

  /** The line of an item of the list under the first of the names that is there. */
  lineOfItem(item: number, ...names: readonly string[]): number | null {
    const written = this.written(...names);
    const own = written === null ? null : this.lineOfKey([...this.path, written, item]);
    return own ?? this.line(...names);
  }

  #child(written: string): Keys {
    return new Keys(this.#values[written], [...this.path, written], this.lineOfKey);
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null;
}

/** A list, or the single item or comma-separated text that is sometimes written for one. */
function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(listOf);
  return (textOf(value) ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
