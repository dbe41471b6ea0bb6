// The pages over which the reference spreads the scalar functions.

interface Family {
  readonly title: string;
  /** its page is named after it */
  readonly file: string;
  readonly names: RegExp;
}

const FAMILIES: readonly Family[] = [
  { title: 'Series', file: 'series', names: /^series_/ },
  { title: 'Geography', file: 'geography', names: /^geo_(?!info)/ },
  { title: 'Addresses', file: 'addresses', names: /ipv[46]|^geo_info/ },
  { title: 'Hashes', file: 'hashes', names: /^_*hash/ },
  { title: 'Sketches', file: 'sketches', names: /tdigest|hll/ },
  { title: 'Units', file: 'units', names: /^convert_|^format_bytes$/ },
  { title: 'Graphs', file: 'graphs', names: /^(inner_nodes|node_|labels$|all$|any$|map$)/ },
  { title: 'Neighbouring rows', file: 'neighbouring-rows', names: /^(row_(?!id)|prev$|next$)/ },
  { title: 'Encodings', file: 'encodings', names: /^(url_|base64_|zlib_|gzip_|punycode_|__lz4)/ },
  {
    title: 'Dates and times',
    file: 'dates-and-times',
    names: /datetime|timespan|timezone|^(ago|now|(day|week|hour|month|startof|endof)\w+|getyear|getmonth|datepart)$/,
  },
  { title: 'Parsing', file: 'parsing', names: /^(parse_|extract(json|_json)$)/ },
  { title: 'Bits', file: 'bits', names: /^(binary_|bitset_)/ },
  {
    title: 'Arrays and bags',
    file: 'arrays-and-bags',
    names: /array|^(bag_|pack|set_|zip$|range$|repeat$|treepath$|jaccard_index$|dynamic_to_json$)/,
  },
  {
    title: 'Conversions',
    file: 'conversions',
    names: /^(to(bool|decimal|double|real|guid|hex|int|long|string|dynamic|object|time|scalar_)|gettype$)/,
  },
  {
    title: 'Conditions and nulls',
    file: 'conditions-and-nulls',
    names: /^(iff?|iif|case|coalesce|not|assert|max_of|min_of|is(not)?(null|empty)|isascii|isutf8)$/,
  },
  {
    title: 'Text',
    file: 'text',
    names:
      /^(str|to(upper|lower|_utf8)|substring|indexof|split$|extract|replace|trim|countof|translate|reverse$|unicode_|make_string|has_any_index|regex_quote)/,
  },
  {
    title: 'Numbers',
    file: 'numbers',
    names:
      /^(abs|a?(cos|sin|tan)|atan2|cot|bin|bin_at|bin_auto|floor|ceiling|round|around|exp(2|10)?|log(2|10|gamma)?|gamma|pow|sqrt|pi|sign|degrees|radians|beta_\w+|erfc?|is(nan|inf|finite)|rand|welch_test)$/,
  },
]; // prettier-ignore

const OTHERS: Family = { title: 'Queries and tables', file: 'queries-and-tables', names: /^/ };

/** The family of a scalar function: the first whose names it matches, else the last, of what asks about the query itself. */
export function familyOf(name: string): Family {
  return FAMILIES.find(({ names }) => names.test(name)) ?? OTHERS;
}

export const families: readonly Family[] = [...FAMILIES].sort((a, b) => (a.title < b.title ? -1 : 1)).concat(OTHERS);
