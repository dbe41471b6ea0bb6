// Where kqlocal means to differ from Microsoft's binder. A pattern is tried on `call → theirs; ours`, and what it matches needs no other reason; a pattern that
// matches nothing any more has to go.

export type Differences = readonly (readonly [pattern: RegExp, reason: string])[];

const ENGINE = 'the recorded engine answers so';
const DOCUMENTED = 'the documentation says so';

export const CALLS: Differences = [
  [
    /^(\w+of\w+|getyear|getmonth|datepart|datetime_part)\(.*Datetime\) → int; long$/,
    `${ENGINE}: parts of a time are longs`,
  ],
  [/^ceiling\((Int|Long)\) → \w+; real$/, ENGINE],
  [/^(iff|iif|case)\(Bool, .* → \w+; refused$/, 'the recorded engine refuses values of different types'],
  [/^count\(\w+\) → refused; long$/, `${ENGINE}: \`count(x)\` counts what is not null`],
  [/^make_timespan\(.*(Real|Decimal)\) → refused; timespan$/, `${DOCUMENTED}: seconds may be a real`],
  [/^series_fit_poly\(Dynamic, Dynamic, Long\) → refused; real$/, `${DOCUMENTED}: its examples give a long`],
  [/^format_(datetime|timespan)\(\w+, "text"\) → string; refused$/, 'the format holds letters that mean nothing'],
  [/^bin_auto\(\w+\) → \w+; refused$/, 'no bin size is set, which the service finds only when it runs the query'],
  [/^pack_all\(.+\) → dynamic; refused$/, `${DOCUMENTED}: its argument is a bool`],
  [/^percentile\w*\(.*\b(Long|String)\b.*\) → \w+; refused$/, `${DOCUMENTED}: percentiles are constants`],
];

export const OPERATIONS: Differences = [
  [/^Datetime \+ Datetime → datetime; refused$/, 'the sum of two moments means nothing'],
  [/^Datetime [/*] \w+ → datetime; refused$/, 'a multiple or a part of a moment means nothing'],
  [/^\w+ \* Datetime → datetime; refused$/, 'a multiple of a moment means nothing'],
  [/^Timespan \* Timespan → timespan; refused$/, 'the product of two lengths of time means nothing'],
  [/^(Datetime|Timespan) % (Real|Decimal) → \w+; refused$/, 'no documentation says what a part of a tick would be'],
  [/^-Datetime → datetime; refused$/, 'the negative of a moment means nothing'],
  [/^Dynamic [-+*/%] Dynamic → dynamic; refused$/, 'the recorded engine refuses it'],
  [/^Dynamic (==|!=|<>) Dynamic → bool; refused$/, 'the service wants a cast that tells what is compared'],
];

export const NAMES: Differences = [
  [/^covariance\w*\(/, `${ENGINE}: both arguments are in the name`],
  [/^(\w+of\w+|getyear|getmonth|datepart|datetime_part)\(.*\) → Column1: int; Column1: long$/, ENGINE],
  [/^format_(datetime|timespan)\(\w+, "text"\) → /, 'the format holds letters that mean nothing'],
  [/^bin_auto\(\w+\) → /, 'no bin size is set'],
];

export const PLUGINS: Differences = [
  [
    /\b(Int|Long|Real|Decimal|Timespan), .*\b(datetime\(|1h\b).* → .*; refused$/,
    'lengths of a timeline are of its type',
  ],
  [/^diffpatterns\(/, `${DOCUMENTED}: the column that tells the sets apart is not in the result`],
  [/ → .*\b(\w+: \w+), \1\b.*; .*\b\w+1: /, 'the columns of a table have different names'],
  [
    /^activity_metrics\(\w+, \w+(, datetime\(2026-03-01\))*\) → .*; refused$/,
    `${DOCUMENTED}: the window has to be given`,
  ],
  [/^preview\(/, 'the official binder leaves the columns open'],
  [
    /^rolling_percentile\((Int|Decimal), /,
    'percentiles of ints are longs, those of decimals reals, as of the aggregate',
  ],
];

/** Names of the catalogue that are neither declared nor refused, in their order. */
export const ONLY_THERE: Readonly<Record<string, string>> = {
  cluster: 'the binder reads it: every cluster is the one database there is',
  database: 'the binder reads it: every database is the one there is',
  entity_group: 'the binder reads it where it stands before `macro-expand`',
};

/** Names that are declared or refused here and not in the catalogue, in their order. */
export const ONLY_HERE: Readonly<Record<string, string>> = {
  '!like': 'an old operator, refused by its name',
  '!likecs': 'an old operator, refused by its name',
  FileProfile: 'a function of Defender',
  _GetWatchlist: 'a function of Sentinel',
  like: 'an old operator, refused by its name',
  likecs: 'an old operator, refused by its name',
  materialize: 'syntax of its own in the official parser',
  schema_merge: `${DOCUMENTED}: a plugin that the catalogue leaves out`,
  toscalar: 'syntax of its own in the official parser',
};
