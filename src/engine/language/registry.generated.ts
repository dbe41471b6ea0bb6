// Written by scripts/registry.ts: run `npm run registry` after adding or renaming a file.

import operator_count from './operators/count.js';
import operator_datatable from './operators/datatable.js';
import operator_distinct from './operators/distinct.js';
import operator_extend from './operators/extend.js';
import operator_join from './operators/join.js';
import operator_lookup from './operators/lookup.js';
import operator_mv_expand from './operators/mv-expand.js';
import operator_print from './operators/print.js';
import operator_project from './operators/project.js';
import operator_project_away from './operators/project-away.js';
import operator_project_keep from './operators/project-keep.js';
import operator_project_rename from './operators/project-rename.js';
import operator_project_reorder from './operators/project-reorder.js';
import operator_range from './operators/range.js';
import operator_render from './operators/render.js';
import operator_sort from './operators/sort.js';
import operator_summarize from './operators/summarize.js';
import operator_take from './operators/take.js';
import operator_top from './operators/top.js';
import operator_union from './operators/union.js';
import operator_where from './operators/where.js';
import infix_add from './infix/add.js';
import infix_and from './infix/and.js';
import infix_between from './infix/between.js';
import infix_contains from './infix/contains.js';
import infix_contains_cs from './infix/contains-cs.js';
import infix_divide from './infix/divide.js';
import infix_endswith from './infix/endswith.js';
import infix_endswith_cs from './infix/endswith-cs.js';
import infix_equals from './infix/equals.js';
import infix_equals_ignore_case from './infix/equals-ignore-case.js';
import infix_greater_or_equal from './infix/greater-or-equal.js';
import infix_greater_than from './infix/greater-than.js';
import infix_has from './infix/has.js';
import infix_has_all from './infix/has-all.js';
import infix_has_any from './infix/has-any.js';
import infix_has_cs from './infix/has-cs.js';
import infix_hasprefix from './infix/hasprefix.js';
import infix_hasprefix_cs from './infix/hasprefix-cs.js';
import infix_hassuffix from './infix/hassuffix.js';
import infix_hassuffix_cs from './infix/hassuffix-cs.js';
import infix_in from './infix/in.js';
import infix_in_ignore_case from './infix/in-ignore-case.js';
import infix_index_of_dynamic from './infix/index-of-dynamic.js';
import infix_less_or_equal from './infix/less-or-equal.js';
import infix_less_than from './infix/less-than.js';
import infix_matches_regex from './infix/matches-regex.js';
import infix_modulo from './infix/modulo.js';
import infix_multiply from './infix/multiply.js';
import infix_not_between from './infix/not-between.js';
import infix_not_contains from './infix/not-contains.js';
import infix_not_contains_cs from './infix/not-contains-cs.js';
import infix_not_endswith from './infix/not-endswith.js';
import infix_not_endswith_cs from './infix/not-endswith-cs.js';
import infix_not_equals from './infix/not-equals.js';
import infix_not_equals_ignore_case from './infix/not-equals-ignore-case.js';
import infix_not_has from './infix/not-has.js';
import infix_not_has_cs from './infix/not-has-cs.js';
import infix_not_hasprefix from './infix/not-hasprefix.js';
import infix_not_hasprefix_cs from './infix/not-hasprefix-cs.js';
import infix_not_hassuffix from './infix/not-hassuffix.js';
import infix_not_hassuffix_cs from './infix/not-hassuffix-cs.js';
import infix_not_in from './infix/not-in.js';
import infix_not_in_ignore_case from './infix/not-in-ignore-case.js';
import infix_not_startswith from './infix/not-startswith.js';
import infix_not_startswith_cs from './infix/not-startswith-cs.js';
import infix_or from './infix/or.js';
import infix_startswith from './infix/startswith.js';
import infix_startswith_cs from './infix/startswith-cs.js';
import infix_subtract from './infix/subtract.js';
import infix_unary_minus from './infix/unary-minus.js';
import infix_unary_plus from './infix/unary-plus.js';
import scalar_ago from './scalars/ago.js';
import scalar_assert from './scalars/assert.js';
import scalar_bin from './scalars/bin.js';
import scalar_bin_at from './scalars/bin_at.js';
import scalar_bin_auto from './scalars/bin_auto.js';
import scalar_case from './scalars/case.js';
import scalar_coalesce from './scalars/coalesce.js';
import scalar_countof from './scalars/countof.js';
import scalar_datetime_add from './scalars/datetime_add.js';
import scalar_datetime_diff from './scalars/datetime_diff.js';
import scalar_datetime_list_timezones from './scalars/datetime_list_timezones.js';
import scalar_datetime_local_to_utc from './scalars/datetime_local_to_utc.js';
import scalar_datetime_part from './scalars/datetime_part.js';
import scalar_datetime_utc_to_local from './scalars/datetime_utc_to_local.js';
import scalar_dayofmonth from './scalars/dayofmonth.js';
import scalar_dayofweek from './scalars/dayofweek.js';
import scalar_dayofyear from './scalars/dayofyear.js';
import scalar_endofday from './scalars/endofday.js';
import scalar_endofmonth from './scalars/endofmonth.js';
import scalar_endofweek from './scalars/endofweek.js';
import scalar_endofyear from './scalars/endofyear.js';
import scalar_extract from './scalars/extract.js';
import scalar_extract_all from './scalars/extract_all.js';
import scalar_format_datetime from './scalars/format_datetime.js';
import scalar_format_timespan from './scalars/format_timespan.js';
import scalar_getmonth from './scalars/getmonth.js';
import scalar_gettype from './scalars/gettype.js';
import scalar_getyear from './scalars/getyear.js';
import scalar_has_any_index from './scalars/has_any_index.js';
import scalar_hourofday from './scalars/hourofday.js';
import scalar_iff from './scalars/iff.js';
import scalar_indexof from './scalars/indexof.js';
import scalar_indexof_regex from './scalars/indexof_regex.js';
import scalar_isascii from './scalars/isascii.js';
import scalar_isempty from './scalars/isempty.js';
import scalar_isfinite from './scalars/isfinite.js';
import scalar_isinf from './scalars/isinf.js';
import scalar_isnan from './scalars/isnan.js';
import scalar_isnotempty from './scalars/isnotempty.js';
import scalar_isnotnull from './scalars/isnotnull.js';
import scalar_isnull from './scalars/isnull.js';
import scalar_isutf8 from './scalars/isutf8.js';
import scalar_make_datetime from './scalars/make_datetime.js';
import scalar_make_timespan from './scalars/make_timespan.js';
import scalar_max_of from './scalars/max_of.js';
import scalar_min_of from './scalars/min_of.js';
import scalar_monthofyear from './scalars/monthofyear.js';
import scalar_not from './scalars/not.js';
import scalar_now from './scalars/now.js';
import scalar_parse_json from './scalars/parse_json.js';
import scalar_regex_quote from './scalars/regex_quote.js';
import scalar_replace from './scalars/replace.js';
import scalar_replace_regex from './scalars/replace_regex.js';
import scalar_replace_string from './scalars/replace_string.js';
import scalar_replace_strings from './scalars/replace_strings.js';
import scalar_reverse from './scalars/reverse.js';
import scalar_split from './scalars/split.js';
import scalar_startofday from './scalars/startofday.js';
import scalar_startofmonth from './scalars/startofmonth.js';
import scalar_startofweek from './scalars/startofweek.js';
import scalar_startofyear from './scalars/startofyear.js';
import scalar_strcat from './scalars/strcat.js';
import scalar_strcat_array from './scalars/strcat_array.js';
import scalar_strcat_delim from './scalars/strcat_delim.js';
import scalar_strcmp from './scalars/strcmp.js';
import scalar_string_size from './scalars/string_size.js';
import scalar_strlen from './scalars/strlen.js';
import scalar_strrep from './scalars/strrep.js';
import scalar_substring from './scalars/substring.js';
import scalar_tobool from './scalars/tobool.js';
import scalar_todatetime from './scalars/todatetime.js';
import scalar_todecimal from './scalars/todecimal.js';
import scalar_todouble from './scalars/todouble.js';
import scalar_toguid from './scalars/toguid.js';
import scalar_tohex from './scalars/tohex.js';
import scalar_toint from './scalars/toint.js';
import scalar_tolong from './scalars/tolong.js';
import scalar_tolower from './scalars/tolower.js';
import scalar_tostring from './scalars/tostring.js';
import scalar_totimespan from './scalars/totimespan.js';
import scalar_toupper from './scalars/toupper.js';
import scalar_translate from './scalars/translate.js';
import scalar_trim from './scalars/trim.js';
import scalar_trim_end from './scalars/trim_end.js';
import scalar_trim_start from './scalars/trim_start.js';
import scalar_unicode_codepoints_from_string from './scalars/unicode_codepoints_from_string.js';
import scalar_unicode_codepoints_to_string from './scalars/unicode_codepoints_to_string.js';
import scalar_unixtime_microseconds_todatetime from './scalars/unixtime_microseconds_todatetime.js';
import scalar_unixtime_milliseconds_todatetime from './scalars/unixtime_milliseconds_todatetime.js';
import scalar_unixtime_nanoseconds_todatetime from './scalars/unixtime_nanoseconds_todatetime.js';
import scalar_unixtime_seconds_todatetime from './scalars/unixtime_seconds_todatetime.js';
import scalar_week_of_year from './scalars/week_of_year.js';
import aggregate_any from './aggregates/any.js';
import aggregate_anyif from './aggregates/anyif.js';
import aggregate_arg_max from './aggregates/arg_max.js';
import aggregate_arg_min from './aggregates/arg_min.js';
import aggregate_argmax from './aggregates/argmax.js';
import aggregate_argmin from './aggregates/argmin.js';
import aggregate_avg from './aggregates/avg.js';
import aggregate_avgif from './aggregates/avgif.js';
import aggregate_cnt from './aggregates/cnt.js';
import aggregate_count from './aggregates/count.js';
import aggregate_count_distinct from './aggregates/count_distinct.js';
import aggregate_count_distinctif from './aggregates/count_distinctif.js';
import aggregate_countif from './aggregates/countif.js';
import aggregate_covariance from './aggregates/covariance.js';
import aggregate_covarianceif from './aggregates/covarianceif.js';
import aggregate_covariancep from './aggregates/covariancep.js';
import aggregate_covariancepif from './aggregates/covariancepif.js';
import aggregate_dcount from './aggregates/dcount.js';
import aggregate_dcountif from './aggregates/dcountif.js';
import aggregate_make_bag from './aggregates/make_bag.js';
import aggregate_make_bag_if from './aggregates/make_bag_if.js';
import aggregate_make_dictionary from './aggregates/make_dictionary.js';
import aggregate_make_list from './aggregates/make_list.js';
import aggregate_make_list_if from './aggregates/make_list_if.js';
import aggregate_make_list_with_nulls from './aggregates/make_list_with_nulls.js';
import aggregate_make_set from './aggregates/make_set.js';
import aggregate_make_set_if from './aggregates/make_set_if.js';
import aggregate_makelist from './aggregates/makelist.js';
import aggregate_makeset from './aggregates/makeset.js';
import aggregate_max from './aggregates/max.js';
import aggregate_maxif from './aggregates/maxif.js';
import aggregate_min from './aggregates/min.js';
import aggregate_minif from './aggregates/minif.js';
import aggregate_stdev from './aggregates/stdev.js';
import aggregate_stdevif from './aggregates/stdevif.js';
import aggregate_stdevp from './aggregates/stdevp.js';
import aggregate_sum from './aggregates/sum.js';
import aggregate_sumif from './aggregates/sumif.js';
import aggregate_take_any from './aggregates/take_any.js';
import aggregate_take_anyif from './aggregates/take_anyif.js';
import aggregate_variance from './aggregates/variance.js';
import aggregate_varianceif from './aggregates/varianceif.js';
import aggregate_variancep from './aggregates/variancep.js';
import aggregate_variancepif from './aggregates/variancepif.js';

export const operators = [
  operator_count,
  operator_datatable,
  operator_distinct,
  operator_extend,
  operator_join,
  operator_lookup,
  operator_mv_expand,
  operator_print,
  operator_project,
  operator_project_away,
  operator_project_keep,
  operator_project_rename,
  operator_project_reorder,
  operator_range,
  operator_render,
  operator_sort,
  operator_summarize,
  operator_take,
  operator_top,
  operator_union,
  operator_where,
];

export const infix = [
  infix_add,
  infix_and,
  infix_between,
  infix_contains,
  infix_contains_cs,
  infix_divide,
  infix_endswith,
  infix_endswith_cs,
  infix_equals,
  infix_equals_ignore_case,
  infix_greater_or_equal,
  infix_greater_than,
  infix_has,
  infix_has_all,
  infix_has_any,
  infix_has_cs,
  infix_hasprefix,
  infix_hasprefix_cs,
  infix_hassuffix,
  infix_hassuffix_cs,
  infix_in,
  infix_in_ignore_case,
  infix_index_of_dynamic,
  infix_less_or_equal,
  infix_less_than,
  infix_matches_regex,
  infix_modulo,
  infix_multiply,
  infix_not_between,
  infix_not_contains,
  infix_not_contains_cs,
  infix_not_endswith,
  infix_not_endswith_cs,
  infix_not_equals,
  infix_not_equals_ignore_case,
  infix_not_has,
  infix_not_has_cs,
  infix_not_hasprefix,
  infix_not_hasprefix_cs,
  infix_not_hassuffix,
  infix_not_hassuffix_cs,
  infix_not_in,
  infix_not_in_ignore_case,
  infix_not_startswith,
  infix_not_startswith_cs,
  infix_or,
  infix_startswith,
  infix_startswith_cs,
  infix_subtract,
  infix_unary_minus,
  infix_unary_plus,
];

export const scalars = [
  scalar_ago,
  scalar_assert,
  scalar_bin,
  scalar_bin_at,
  scalar_bin_auto,
  scalar_case,
  scalar_coalesce,
  scalar_countof,
  scalar_datetime_add,
  scalar_datetime_diff,
  scalar_datetime_list_timezones,
  scalar_datetime_local_to_utc,
  scalar_datetime_part,
  scalar_datetime_utc_to_local,
  scalar_dayofmonth,
  scalar_dayofweek,
  scalar_dayofyear,
  scalar_endofday,
  scalar_endofmonth,
  scalar_endofweek,
  scalar_endofyear,
  scalar_extract,
  scalar_extract_all,
  scalar_format_datetime,
  scalar_format_timespan,
  scalar_getmonth,
  scalar_gettype,
  scalar_getyear,
  scalar_has_any_index,
  scalar_hourofday,
  scalar_iff,
  scalar_indexof,
  scalar_indexof_regex,
  scalar_isascii,
  scalar_isempty,
  scalar_isfinite,
  scalar_isinf,
  scalar_isnan,
  scalar_isnotempty,
  scalar_isnotnull,
  scalar_isnull,
  scalar_isutf8,
  scalar_make_datetime,
  scalar_make_timespan,
  scalar_max_of,
  scalar_min_of,
  scalar_monthofyear,
  scalar_not,
  scalar_now,
  scalar_parse_json,
  scalar_regex_quote,
  scalar_replace,
  scalar_replace_regex,
  scalar_replace_string,
  scalar_replace_strings,
  scalar_reverse,
  scalar_split,
  scalar_startofday,
  scalar_startofmonth,
  scalar_startofweek,
  scalar_startofyear,
  scalar_strcat,
  scalar_strcat_array,
  scalar_strcat_delim,
  scalar_strcmp,
  scalar_string_size,
  scalar_strlen,
  scalar_strrep,
  scalar_substring,
  scalar_tobool,
  scalar_todatetime,
  scalar_todecimal,
  scalar_todouble,
  scalar_toguid,
  scalar_tohex,
  scalar_toint,
  scalar_tolong,
  scalar_tolower,
  scalar_tostring,
  scalar_totimespan,
  scalar_toupper,
  scalar_translate,
  scalar_trim,
  scalar_trim_end,
  scalar_trim_start,
  scalar_unicode_codepoints_from_string,
  scalar_unicode_codepoints_to_string,
  scalar_unixtime_microseconds_todatetime,
  scalar_unixtime_milliseconds_todatetime,
  scalar_unixtime_nanoseconds_todatetime,
  scalar_unixtime_seconds_todatetime,
  scalar_week_of_year,
];

export const aggregates = [
  aggregate_any,
  aggregate_anyif,
  aggregate_arg_max,
  aggregate_arg_min,
  aggregate_argmax,
  aggregate_argmin,
  aggregate_avg,
  aggregate_avgif,
  aggregate_cnt,
  aggregate_count,
  aggregate_count_distinct,
  aggregate_count_distinctif,
  aggregate_countif,
  aggregate_covariance,
  aggregate_covarianceif,
  aggregate_covariancep,
  aggregate_covariancepif,
  aggregate_dcount,
  aggregate_dcountif,
  aggregate_make_bag,
  aggregate_make_bag_if,
  aggregate_make_dictionary,
  aggregate_make_list,
  aggregate_make_list_if,
  aggregate_make_list_with_nulls,
  aggregate_make_set,
  aggregate_make_set_if,
  aggregate_makelist,
  aggregate_makeset,
  aggregate_max,
  aggregate_maxif,
  aggregate_min,
  aggregate_minif,
  aggregate_stdev,
  aggregate_stdevif,
  aggregate_stdevp,
  aggregate_sum,
  aggregate_sumif,
  aggregate_take_any,
  aggregate_take_anyif,
  aggregate_variance,
  aggregate_varianceif,
  aggregate_variancep,
  aggregate_variancepif,
];

export const plugins = [];
