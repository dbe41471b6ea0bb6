// Written by scripts/registry.ts: run `npm run registry` after adding or renaming a file.

import operator_count from './operators/count.js';
import operator_datatable from './operators/datatable.js';
import operator_distinct from './operators/distinct.js';
import operator_extend from './operators/extend.js';
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
import scalar_now from './scalars/now.js';
import aggregate_count from './aggregates/count.js';
import aggregate_make_list from './aggregates/make_list.js';
import aggregate_make_set from './aggregates/make_set.js';
import aggregate_max from './aggregates/max.js';
import aggregate_min from './aggregates/min.js';
import aggregate_sum from './aggregates/sum.js';

export const operators = [
  operator_count,
  operator_datatable,
  operator_distinct,
  operator_extend,
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
  scalar_now,
];

export const aggregates = [
  aggregate_count,
  aggregate_make_list,
  aggregate_make_set,
  aggregate_max,
  aggregate_min,
  aggregate_sum,
];

export const plugins = [];
