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

/**
 * Column names for a header as it is written: nameless columns become `Column2`, and a name that was there before gets
 * a number, as in KQL.
 */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((given, index) => {
    const name = given === '' ? `Column${index + 1}` : given;
    let unique = name;
    for (let n = 1; seen.has(unique); n++) unique = `${name}${n}`;
    seen.add(unique);
    return unique;
  });
}
