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
  [/^coalesce\(.* → \w+; refused$/, `${DOCUMENTED}: its arguments are of one type`],
  [/^coalesce\(.*Dynamic.* → refused; dynamic$/, 'a dynamic goes beside every type, as in `iff`'],
  [/^countof\(String, String.* → long; refused$/, 'the service wants the text that it counts to be a constant'],
  [/^not\(\w+\) → refused; bool$/, 'the service takes a number for a condition'],
  [/^(countof|extract|replace_string|trim\w*|url_encode)\(.*Dynamic.* → \w+; refused$/, 'the service wants a string'],
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
  [/^countof\(String, String\) → /, 'the text that it counts is a constant'],
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

/** A query on which the two differ, by a reason that holds for all whose last step and outcome match the pattern. */
export interface QueryDifference {
  readonly query: string;
  /** is tried on `last step → theirs; ours` */
  readonly pattern: RegExp;
  readonly reason: string;
}

export const QUERIES: readonly QueryDifference[] = [
  {
    query: 'T\n| project i, i',
    pattern: /→ refused, KS171 A column with the name/,
    reason: 'a column that is named again gets a number, as where names collide otherwise',
  },
  {
    query: 'U\n| project-away z*',
    pattern: /^project-\w+ .*\* → refused, KS109/,
    reason: 'the service passes over patterns that no column matches (FalconForceTeam/KQLAnalyzer, issue 2)',
  },
  {
    query: 'T\n| project i + 1\n| project 5',
    pattern: /→ .*\bColumn[2-9]: \w+/,
    reason: 'the official binder goes on numbering from step to step',
  },
  {
    query: 'T\n| getschema',
    pattern: /^getschema → .*ColumnOrdinal: long.*ColumnOrdinal: int/,
    reason: ENGINE,
  },
  {
    query: 'T\n| union kind=inner U',
    pattern: /^union kind=inner /,
    reason: `${DOCUMENTED}: the official binder gives the columns of an outer union`,
  },
  {
    query: 'T\n| union (T | where b), (U)',
    pattern: /^union .* → .*; .*\b\w+_(int|long|string|dynamic)\d?: /,
    reason: 'the official binder sees one column in those of the first two tables, whatever the third has',
  },
  {
    query: 'T\n| sort by l | scan declare (n: long = 0) with (step a: b;)',
    pattern: /\| scan .* → .*match_id: long; /,
    reason: `${DOCUMENTED}: \`with_match_id=true\` asks for the column`,
  },
  {
    query: 'T\n| make-series percentile(l, 50) on t step 1h',
    pattern: /^make-series .*\b(percentiles?|arg_m..|take_any)\(/,
    reason: 'every aggregate of a series is an array',
  },
  {
    query: 'T\n| summarize max(l) + arg_max(l, s)',
    pattern: /(arg_m..|percentiles|take_any)\(.*→ refused, (KS106|KS137) .*(tuple|a number)/,
    reason: 'in an expression the first column stands for an aggregate that gives several',
  },
  {
    query: 'print array_length(dynamic({"k": 1}))',
    pattern:
      /→ refused, (KS234|KS235|KS141 The expression must have (one of the types: int or long|the type dynamic)|KS232 No common type)/,
    reason: 'what a dynamic holds is seen when the query runs; it gives null',
  },
  {
    query: 'range x from 1 to 1h step 1',
    pattern: /; refused, KS106 no range goes /,
    reason: 'a range needs ends and a step that can be added',
  },
  {
    query: 'let f = (x: long) { x }; T\n| invoke f()',
    pattern: /^invoke f\(\) → .*; refused, KS108/,
    reason: 'what is invoked has to give a table',
  },
  {
    query: 'T\n| partition by s (top 1 by y)',
    pattern: /^partition .*; refused, KS138 a dynamic value has no order/,
    reason: 'a dynamic has no order within a partition either',
  },
  {
    query: 'T\n| top 5 by dynamic([1])',
    pattern: /^(top|sort) .*; refused, KS138 a dynamic value has no order/,
    reason: 'an array or a bag has no order',
  },
  {
    query: 'T\n| where iff(b, 1, "a") == 1',
    pattern: /; refused, KS232 '\w+' of '(iff|case|coalesce)'/,
    reason: 'the recorded engine refuses values of different types',
  },
  {
    query: 'T\n| project d = dayofmonth(t)',
    pattern: /\bdayofmonth\(.* → .*: int\b.*; .*: long/,
    reason: ENGINE,
  },
  {
    query: 'T\n| mv-expand n = todynamic(dynamic([1]))',
    pattern: /dynamic\(.* → refused, KS107 A value of type string expected/,
    reason: 'a dynamic is taken for the text that it may hold',
  },
  {
    query: 'print n = -int(5)',
    pattern: /-(to)?int\(.* → .*: int\b.*; .*: long\b/,
    reason: 'the negative of an int is a long, as the official binder has it for columns, and not for constants',
  },
  {
    query: 'T\n| summarize percentile(rand(), 95)',
    pattern: /percentile\(.*\brand\(\)/,
    reason: 'the official binder loses the column',
  },
  {
    query: 'U\n| project s\n| summarize n = toint(take_any(*)) by s',
    pattern: /; refused, KS144 the aggregate 'take_any'/,
    reason: '`*` stands for no column where the rows are grouped by all of them',
  },
  {
    query: 'T\n| where not(l)',
    pattern: /\bnot\(.* → refused, KS107 A value of type bool expected/,
    reason: 'the service takes a number for a condition',
  },
  {
    query: 'T\n| where -t > t',
    pattern: /; refused, KS106 the operator '(unary -|[-+*/%])' is not defined for .*(datetime|timespan)/,
    reason: 'see the operations',
  },
  {
    query: 'T\n| summarize make_list(i) + make_bag(y)',
    pattern: /; refused, KS106 the operator '.' is not defined for dynamic and dynamic/,
    reason: 'the recorded engine refuses it',
  },
];
