// The names in a header: portals add the time zone of an export to the names of columns of times.

export interface HeaderName {
  readonly name: string;
  /** What stands in brackets behind the name of a column of times; undefined where nothing does. */
  readonly zone?: string;
}

const ZONED = /^(.*\S)\s*\[([^[\]]+)\]$/s;

export function headerName(header: string): HeaderName {
  const trimmed = header.trim();
  const zoned = ZONED.exec(trimmed);
  return zoned === null ? { name: trimmed } : { name: zoned[1] as string, zone: zoned[2] as string };
}

/** Column names for a header as it is written; see `UniqueNames`. */
export function uniqueNames(names: readonly string[]): string[] {
  const unique = new UniqueNames();
  return names.map((name) => unique.take(name));
}

/** Halves of surrogate pairs, which JSON can write and no file can hold. */
const NO_UNICODE = /\p{Surrogate}/gu;

/**
 * The names of columns one after the other, each once: nameless columns become `Column2`, and a name that was there
 * before gets a number, as in KQL.
 */
export class UniqueNames {
  private readonly seen = new Set<string>();

  take(given: string): string {
    const name = given === '' ? `Column${this.seen.size + 1}` : given.replace(NO_UNICODE, '\ufffd');
    let unique = name;
    for (let n = 1; this.seen.has(unique); n++) unique = `${name}${n}`;
    this.seen.add(unique);
    return unique;
  }
}
