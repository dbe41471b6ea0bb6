// Kusto's `has` in the SQL of each peer.

/** A regular expression for Kusto's `has`: no letter or digit goes on at either end. */
const term = (...phrases: readonly string[]): string =>
  String.raw`(?i)(^|[^\p{L}\p{N}])(${phrases.map((phrase) => phrase.replaceAll('.', String.raw`\.`)).join('|')})($|[^\p{L}\p{N}])`;

const backslashes = (pattern: string): string => pattern.replaceAll('\\', '\\\\');

/** The search for a substring goes first: it is cheaper, and what it leaves is little. */
export const duckdbTerm = (column: string, ...phrases: readonly string[]): string => {
  const contains = phrases.map((phrase) => `contains(lower(${column}), '${phrase}')`).join(' OR ');
  return `(${contains}) AND regexp_matches(${column}, '${term(...phrases)}')`;
};

export const clickhouseTerm = (column: string, ...phrases: readonly string[]): string =>
  `match(${column}, '${backslashes(term(...phrases))}')`;

export const sqliteTerm = (column: string, ...phrases: readonly string[]): string => {
  const each = phrases.map((phrase) => `(${column} LIKE '%${phrase}%' AND has(${column}, '${phrase}'))`);
  return `(${each.join(' OR ')})`;
};
