// Written by scripts/registry.ts: run `npm run registry` after adding or renaming a file.

import operator_as from './operators/as.js';
import operator_assert_schema from './operators/assert-schema.js';
import operator_consume from './operators/consume.js';
import operator_count from './operators/count.js';
import operator_datatable from './operators/datatable.js';
import operator_distinct from './operators/distinct.js';
import operator_evaluate from './operators/evaluate.js';
import operator_execute_and_cache from './operators/execute-and-cache.js';
import operator_extend from './operators/extend.js';
import operator_externaldata from './operators/externaldata.js';
import operator_facet from './operators/facet.js';
import operator_find from './operators/find.js';
import operator_fork from './operators/fork.js';
import operator_getschema from './operators/getschema.js';
import operator_graph_mark_components from './operators/graph-mark-components.js';
import operator_graph_match from './operators/graph-match.js';
import operator_graph_shortest_paths from './operators/graph-shortest-paths.js';
import operator_graph_to_table from './operators/graph-to-table.js';
import operator_graph_where_edges from './operators/graph-where-edges.js';
import operator_graph_where_nodes from './operators/graph-where-nodes.js';
import operator_invoke from './operators/invoke.js';
import operator_join from './operators/join.js';
import operator_lookup from './operators/lookup.js';
import operator_make_graph from './operators/make-graph.js';
import operator_make_series from './operators/make-series.js';
import operator_mv_apply from './operators/mv-apply.js';
import operator_mv_expand from './operators/mv-expand.js';
import operator_parse from './operators/parse.js';
import operator_parse_kv from './operators/parse-kv.js';
import operator_parse_where from './operators/parse-where.js';
import operator_partition from './operators/partition.js';
import operator_print from './operators/print.js';
import operator_project from './operators/project.js';
import operator_project_away from './operators/project-away.js';
import operator_project_by_names from './operators/project-by-names.js';
import operator_project_keep from './operators/project-keep.js';
import operator_project_rename from './operators/project-rename.js';
import operator_project_reorder from './operators/project-reorder.js';
import operator_range from './operators/range.js';
import operator_reduce from './operators/reduce.js';
import operator_render from './operators/render.js';
import operator_sample from './operators/sample.js';
import operator_sample_distinct from './operators/sample-distinct.js';
import operator_scan from './operators/scan.js';
import operator_search from './operators/search.js';
import operator_serialize from './operators/serialize.js';
import operator_sort from './operators/sort.js';
import operator_summarize from './operators/summarize.js';
import operator_take from './operators/take.js';
import operator_top from './operators/top.js';
import operator_top_hitters from './operators/top-hitters.js';
import operator_top_nested from './operators/top-nested.js';
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
import scalar_FileProfile from './scalars/FileProfile.js';
import scalar_GetWatchlist from './scalars/GetWatchlist.js';
import scalar_abs from './scalars/abs.js';
import scalar_acos from './scalars/acos.js';
import scalar_ago from './scalars/ago.js';
import scalar_all from './scalars/all.js';
import scalar_any from './scalars/any.js';
import scalar_around from './scalars/around.js';
import scalar_array_concat from './scalars/array_concat.js';
import scalar_array_iff from './scalars/array_iff.js';
import scalar_array_index_of from './scalars/array_index_of.js';
import scalar_array_length from './scalars/array_length.js';
import scalar_array_reverse from './scalars/array_reverse.js';
import scalar_array_rotate_left from './scalars/array_rotate_left.js';
import scalar_array_rotate_right from './scalars/array_rotate_right.js';
import scalar_array_shift_left from './scalars/array_shift_left.js';
import scalar_array_shift_right from './scalars/array_shift_right.js';
import scalar_array_slice from './scalars/array_slice.js';
import scalar_array_sort_asc from './scalars/array_sort_asc.js';
import scalar_array_sort_desc from './scalars/array_sort_desc.js';
import scalar_array_split from './scalars/array_split.js';
import scalar_array_sum from './scalars/array_sum.js';
import scalar_asin from './scalars/asin.js';
import scalar_assert from './scalars/assert.js';
import scalar_atan from './scalars/atan.js';
import scalar_atan2 from './scalars/atan2.js';
import scalar_bag_has_key from './scalars/bag_has_key.js';
import scalar_bag_keys from './scalars/bag_keys.js';
import scalar_bag_merge from './scalars/bag_merge.js';
import scalar_bag_pack from './scalars/bag_pack.js';
import scalar_bag_pack_columns from './scalars/bag_pack_columns.js';
import scalar_bag_remove_keys from './scalars/bag_remove_keys.js';
import scalar_bag_set_key from './scalars/bag_set_key.js';
import scalar_bag_zip from './scalars/bag_zip.js';
import scalar_base64_decode_toarray from './scalars/base64_decode_toarray.js';
import scalar_base64_decode_toguid from './scalars/base64_decode_toguid.js';
import scalar_base64_decode_tostring from './scalars/base64_decode_tostring.js';
import scalar_base64_encode_fromarray from './scalars/base64_encode_fromarray.js';
import scalar_base64_encode_fromguid from './scalars/base64_encode_fromguid.js';
import scalar_base64_encode_tostring from './scalars/base64_encode_tostring.js';
import scalar_beta_cdf from './scalars/beta_cdf.js';
import scalar_beta_inv from './scalars/beta_inv.js';
import scalar_beta_pdf from './scalars/beta_pdf.js';
import scalar_bin from './scalars/bin.js';
import scalar_bin_at from './scalars/bin_at.js';
import scalar_bin_auto from './scalars/bin_auto.js';
import scalar_binary_and from './scalars/binary_and.js';
import scalar_binary_not from './scalars/binary_not.js';
import scalar_binary_or from './scalars/binary_or.js';
import scalar_binary_shift_left from './scalars/binary_shift_left.js';
import scalar_binary_shift_right from './scalars/binary_shift_right.js';
import scalar_binary_xor from './scalars/binary_xor.js';
import scalar_bitset_count_ones from './scalars/bitset_count_ones.js';
import scalar_case from './scalars/case.js';
import scalar_ceiling from './scalars/ceiling.js';
import scalar_coalesce from './scalars/coalesce.js';
import scalar_column_ifexists from './scalars/column_ifexists.js';
import scalar_column_names_of from './scalars/column_names_of.js';
import scalar_convert_angle from './scalars/convert_angle.js';
import scalar_convert_energy from './scalars/convert_energy.js';
import scalar_convert_force from './scalars/convert_force.js';
import scalar_convert_length from './scalars/convert_length.js';
import scalar_convert_mass from './scalars/convert_mass.js';
import scalar_convert_speed from './scalars/convert_speed.js';
import scalar_convert_temperature from './scalars/convert_temperature.js';
import scalar_convert_volume from './scalars/convert_volume.js';
import scalar_cos from './scalars/cos.js';
import scalar_cot from './scalars/cot.js';
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
import scalar_dcount_hll from './scalars/dcount_hll.js';
import scalar_degrees from './scalars/degrees.js';
import scalar_dynamic_to_json from './scalars/dynamic_to_json.js';
import scalar_endofday from './scalars/endofday.js';
import scalar_endofmonth from './scalars/endofmonth.js';
import scalar_endofweek from './scalars/endofweek.js';
import scalar_endofyear from './scalars/endofyear.js';
import scalar_erf from './scalars/erf.js';
import scalar_erfc from './scalars/erfc.js';
import scalar_estimate_data_size from './scalars/estimate_data_size.js';
import scalar_exp from './scalars/exp.js';
import scalar_exp10 from './scalars/exp10.js';
import scalar_exp2 from './scalars/exp2.js';
import scalar_extract from './scalars/extract.js';
import scalar_extract_all from './scalars/extract_all.js';
import scalar_extract_json from './scalars/extract_json.js';
import scalar_format_bytes from './scalars/format_bytes.js';
import scalar_format_datetime from './scalars/format_datetime.js';
import scalar_format_ipv4 from './scalars/format_ipv4.js';
import scalar_format_ipv4_mask from './scalars/format_ipv4_mask.js';
import scalar_format_timespan from './scalars/format_timespan.js';
import scalar_gamma from './scalars/gamma.js';
import scalar_geo_angle from './scalars/geo_angle.js';
import scalar_geo_azimuth from './scalars/geo_azimuth.js';
import scalar_geo_closest_point_on_line from './scalars/geo_closest_point_on_line.js';
import scalar_geo_closest_point_on_polygon from './scalars/geo_closest_point_on_polygon.js';
import scalar_geo_distance_2points from './scalars/geo_distance_2points.js';
import scalar_geo_distance_point_to_line from './scalars/geo_distance_point_to_line.js';
import scalar_geo_distance_point_to_polygon from './scalars/geo_distance_point_to_polygon.js';
import scalar_geo_from_wkt from './scalars/geo_from_wkt.js';
import scalar_geo_geohash_neighbors from './scalars/geo_geohash_neighbors.js';
import scalar_geo_geohash_to_central_point from './scalars/geo_geohash_to_central_point.js';
import scalar_geo_geohash_to_polygon from './scalars/geo_geohash_to_polygon.js';
import scalar_geo_h3cell_children from './scalars/geo_h3cell_children.js';
import scalar_geo_h3cell_level from './scalars/geo_h3cell_level.js';
import scalar_geo_h3cell_neighbors from './scalars/geo_h3cell_neighbors.js';
import scalar_geo_h3cell_parent from './scalars/geo_h3cell_parent.js';
import scalar_geo_h3cell_rings from './scalars/geo_h3cell_rings.js';
import scalar_geo_h3cell_to_central_point from './scalars/geo_h3cell_to_central_point.js';
import scalar_geo_h3cell_to_polygon from './scalars/geo_h3cell_to_polygon.js';
import scalar_geo_info_from_ip_address from './scalars/geo_info_from_ip_address.js';
import scalar_geo_intersection_2lines from './scalars/geo_intersection_2lines.js';
import scalar_geo_intersection_2polygons from './scalars/geo_intersection_2polygons.js';
import scalar_geo_intersection_line_with_polygon from './scalars/geo_intersection_line_with_polygon.js';
import scalar_geo_intersects_2lines from './scalars/geo_intersects_2lines.js';
import scalar_geo_intersects_2polygons from './scalars/geo_intersects_2polygons.js';
import scalar_geo_intersects_line_with_polygon from './scalars/geo_intersects_line_with_polygon.js';
import scalar_geo_line_buffer from './scalars/geo_line_buffer.js';
import scalar_geo_line_centroid from './scalars/geo_line_centroid.js';
import scalar_geo_line_densify from './scalars/geo_line_densify.js';
import scalar_geo_line_interpolate_point from './scalars/geo_line_interpolate_point.js';
import scalar_geo_line_length from './scalars/geo_line_length.js';
import scalar_geo_line_locate_point from './scalars/geo_line_locate_point.js';
import scalar_geo_line_simplify from './scalars/geo_line_simplify.js';
import scalar_geo_line_to_s2cells from './scalars/geo_line_to_s2cells.js';
import scalar_geo_point_buffer from './scalars/geo_point_buffer.js';
import scalar_geo_point_in_circle from './scalars/geo_point_in_circle.js';
import scalar_geo_point_in_polygon from './scalars/geo_point_in_polygon.js';
import scalar_geo_point_to_geohash from './scalars/geo_point_to_geohash.js';
import scalar_geo_point_to_h3cell from './scalars/geo_point_to_h3cell.js';
import scalar_geo_point_to_s2cell from './scalars/geo_point_to_s2cell.js';
import scalar_geo_polygon_area from './scalars/geo_polygon_area.js';
import scalar_geo_polygon_buffer from './scalars/geo_polygon_buffer.js';
import scalar_geo_polygon_centroid from './scalars/geo_polygon_centroid.js';
import scalar_geo_polygon_densify from './scalars/geo_polygon_densify.js';
import scalar_geo_polygon_perimeter from './scalars/geo_polygon_perimeter.js';
import scalar_geo_polygon_simplify from './scalars/geo_polygon_simplify.js';
import scalar_geo_polygon_to_h3cells from './scalars/geo_polygon_to_h3cells.js';
import scalar_geo_polygon_to_s2cells from './scalars/geo_polygon_to_s2cells.js';
import scalar_geo_s2cell_neighbors from './scalars/geo_s2cell_neighbors.js';
import scalar_geo_s2cell_to_central_point from './scalars/geo_s2cell_to_central_point.js';
import scalar_geo_s2cell_to_polygon from './scalars/geo_s2cell_to_polygon.js';
import scalar_geo_simplify_polygons_array from './scalars/geo_simplify_polygons_array.js';
import scalar_geo_union_lines_array from './scalars/geo_union_lines_array.js';
import scalar_geo_union_polygons_array from './scalars/geo_union_polygons_array.js';
import scalar_getmonth from './scalars/getmonth.js';
import scalar_gettype from './scalars/gettype.js';
import scalar_getyear from './scalars/getyear.js';
import scalar_gzip_compress_to_base64_string from './scalars/gzip_compress_to_base64_string.js';
import scalar_gzip_decompress_from_base64_string from './scalars/gzip_decompress_from_base64_string.js';
import scalar_has_any_index from './scalars/has_any_index.js';
import scalar_has_any_ipv4 from './scalars/has_any_ipv4.js';
import scalar_has_any_ipv4_prefix from './scalars/has_any_ipv4_prefix.js';
import scalar_has_ipv4 from './scalars/has_ipv4.js';
import scalar_has_ipv4_prefix from './scalars/has_ipv4_prefix.js';
import scalar_hash from './scalars/hash.js';
import scalar_hash_combine from './scalars/hash_combine.js';
import scalar_hash_many from './scalars/hash_many.js';
import scalar_hash_md5 from './scalars/hash_md5.js';
import scalar_hash_sha1 from './scalars/hash_sha1.js';
import scalar_hash_sha256 from './scalars/hash_sha256.js';
import scalar_hash_xxhash64 from './scalars/hash_xxhash64.js';
import scalar_hll_isvalid from './scalars/hll_isvalid.js';
import scalar_hll_merge from './scalars/hll_merge.js';
import scalar_hourofday from './scalars/hourofday.js';
import scalar_iff from './scalars/iff.js';
import scalar_indexof from './scalars/indexof.js';
import scalar_indexof_regex from './scalars/indexof_regex.js';
import scalar_ingestion_time from './scalars/ingestion_time.js';
import scalar_inner_nodes from './scalars/inner_nodes.js';
import scalar_ipv4_compare from './scalars/ipv4_compare.js';
import scalar_ipv4_is_in_any_range from './scalars/ipv4_is_in_any_range.js';
import scalar_ipv4_is_in_range from './scalars/ipv4_is_in_range.js';
import scalar_ipv4_is_match from './scalars/ipv4_is_match.js';
import scalar_ipv4_is_private from './scalars/ipv4_is_private.js';
import scalar_ipv4_netmask_suffix from './scalars/ipv4_netmask_suffix.js';
import scalar_ipv4_range_to_cidr_list from './scalars/ipv4_range_to_cidr_list.js';
import scalar_ipv6_compare from './scalars/ipv6_compare.js';
import scalar_ipv6_is_in_any_range from './scalars/ipv6_is_in_any_range.js';
import scalar_ipv6_is_in_range from './scalars/ipv6_is_in_range.js';
import scalar_ipv6_is_match from './scalars/ipv6_is_match.js';
import scalar_isascii from './scalars/isascii.js';
import scalar_iscolumnexists from './scalars/iscolumnexists.js';
import scalar_isempty from './scalars/isempty.js';
import scalar_isfinite from './scalars/isfinite.js';
import scalar_isinf from './scalars/isinf.js';
import scalar_isnan from './scalars/isnan.js';
import scalar_isnotempty from './scalars/isnotempty.js';
import scalar_isnotnull from './scalars/isnotnull.js';
import scalar_isnull from './scalars/isnull.js';
import scalar_isutf8 from './scalars/isutf8.js';
import scalar_jaccard_index from './scalars/jaccard_index.js';
import scalar_labels from './scalars/labels.js';
import scalar_log from './scalars/log.js';
import scalar_log10 from './scalars/log10.js';
import scalar_log2 from './scalars/log2.js';
import scalar_loggamma from './scalars/loggamma.js';
import scalar_make_datetime from './scalars/make_datetime.js';
import scalar_make_timespan from './scalars/make_timespan.js';
import scalar_map from './scalars/map.js';
import scalar_materialize from './scalars/materialize.js';
import scalar_max_of from './scalars/max_of.js';
import scalar_min_of from './scalars/min_of.js';
import scalar_monthofyear from './scalars/monthofyear.js';
import scalar_new_guid from './scalars/new_guid.js';
import scalar_next from './scalars/next.js';
import scalar_node_degree_in from './scalars/node_degree_in.js';
import scalar_node_degree_out from './scalars/node_degree_out.js';
import scalar_node_id from './scalars/node_id.js';
import scalar_not from './scalars/not.js';
import scalar_now from './scalars/now.js';
import scalar_pack_all from './scalars/pack_all.js';
import scalar_pack_array from './scalars/pack_array.js';
import scalar_parse_command_line from './scalars/parse_command_line.js';
import scalar_parse_csv from './scalars/parse_csv.js';
import scalar_parse_ipv4 from './scalars/parse_ipv4.js';
import scalar_parse_ipv4_mask from './scalars/parse_ipv4_mask.js';
import scalar_parse_ipv6 from './scalars/parse_ipv6.js';
import scalar_parse_ipv6_mask from './scalars/parse_ipv6_mask.js';
import scalar_parse_json from './scalars/parse_json.js';
import scalar_parse_path from './scalars/parse_path.js';
import scalar_parse_url from './scalars/parse_url.js';
import scalar_parse_urlquery from './scalars/parse_urlquery.js';
import scalar_parse_user_agent from './scalars/parse_user_agent.js';
import scalar_parse_version from './scalars/parse_version.js';
import scalar_parse_xml from './scalars/parse_xml.js';
import scalar_percentile_tdigest from './scalars/percentile_tdigest.js';
import scalar_percentiles_array_tdigest from './scalars/percentiles_array_tdigest.js';
import scalar_percentrank_tdigest from './scalars/percentrank_tdigest.js';
import scalar_pi from './scalars/pi.js';
import scalar_pow from './scalars/pow.js';
import scalar_prev from './scalars/prev.js';
import scalar_punycode_domain_from_string from './scalars/punycode_domain_from_string.js';
import scalar_punycode_domain_to_string from './scalars/punycode_domain_to_string.js';
import scalar_punycode_from_string from './scalars/punycode_from_string.js';
import scalar_punycode_to_string from './scalars/punycode_to_string.js';
import scalar_radians from './scalars/radians.js';
import scalar_rand from './scalars/rand.js';
import scalar_range from './scalars/range.js';
import scalar_rank_tdigest from './scalars/rank_tdigest.js';
import scalar_regex_quote from './scalars/regex_quote.js';
import scalar_repeat from './scalars/repeat.js';
import scalar_replace from './scalars/replace.js';
import scalar_replace_regex from './scalars/replace_regex.js';
import scalar_replace_string from './scalars/replace_string.js';
import scalar_replace_strings from './scalars/replace_strings.js';
import scalar_reverse from './scalars/reverse.js';
import scalar_round from './scalars/round.js';
import scalar_row_cumsum from './scalars/row_cumsum.js';
import scalar_row_number from './scalars/row_number.js';
import scalar_row_rank from './scalars/row_rank.js';
import scalar_row_rank_dense from './scalars/row_rank_dense.js';
import scalar_row_rank_min from './scalars/row_rank_min.js';
import scalar_row_window_session from './scalars/row_window_session.js';
import scalar_series_abs from './scalars/series_abs.js';
import scalar_series_acos from './scalars/series_acos.js';
import scalar_series_add from './scalars/series_add.js';
import scalar_series_asin from './scalars/series_asin.js';
import scalar_series_atan from './scalars/series_atan.js';
import scalar_series_ceiling from './scalars/series_ceiling.js';
import scalar_series_cos from './scalars/series_cos.js';
import scalar_series_cosine_similarity from './scalars/series_cosine_similarity.js';
import scalar_series_decompose from './scalars/series_decompose.js';
import scalar_series_decompose_anomalies from './scalars/series_decompose_anomalies.js';
import scalar_series_decompose_forecast from './scalars/series_decompose_forecast.js';
import scalar_series_divide from './scalars/series_divide.js';
import scalar_series_dot_product from './scalars/series_dot_product.js';
import scalar_series_equals from './scalars/series_equals.js';
import scalar_series_exp from './scalars/series_exp.js';
import scalar_series_fft from './scalars/series_fft.js';
import scalar_series_fill_backward from './scalars/series_fill_backward.js';
import scalar_series_fill_const from './scalars/series_fill_const.js';
import scalar_series_fill_forward from './scalars/series_fill_forward.js';
import scalar_series_fill_linear from './scalars/series_fill_linear.js';
import scalar_series_fir from './scalars/series_fir.js';
import scalar_series_fit_2lines from './scalars/series_fit_2lines.js';
import scalar_series_fit_2lines_dynamic from './scalars/series_fit_2lines_dynamic.js';
import scalar_series_fit_line from './scalars/series_fit_line.js';
import scalar_series_fit_line_dynamic from './scalars/series_fit_line_dynamic.js';
import scalar_series_fit_poly from './scalars/series_fit_poly.js';
import scalar_series_floor from './scalars/series_floor.js';
import scalar_series_greater from './scalars/series_greater.js';
import scalar_series_greater_equals from './scalars/series_greater_equals.js';
import scalar_series_ifft from './scalars/series_ifft.js';
import scalar_series_iir from './scalars/series_iir.js';
import scalar_series_less from './scalars/series_less.js';
import scalar_series_less_equals from './scalars/series_less_equals.js';
import scalar_series_log from './scalars/series_log.js';
import scalar_series_magnitude from './scalars/series_magnitude.js';
import scalar_series_multiply from './scalars/series_multiply.js';
import scalar_series_not_equals from './scalars/series_not_equals.js';
import scalar_series_outliers from './scalars/series_outliers.js';
import scalar_series_pearson_correlation from './scalars/series_pearson_correlation.js';
import scalar_series_periods_detect from './scalars/series_periods_detect.js';
import scalar_series_periods_validate from './scalars/series_periods_validate.js';
import scalar_series_pow from './scalars/series_pow.js';
import scalar_series_product from './scalars/series_product.js';
import scalar_series_seasonal from './scalars/series_seasonal.js';
import scalar_series_sign from './scalars/series_sign.js';
import scalar_series_sin from './scalars/series_sin.js';
import scalar_series_stats from './scalars/series_stats.js';
import scalar_series_stats_dynamic from './scalars/series_stats_dynamic.js';
import scalar_series_subtract from './scalars/series_subtract.js';
import scalar_series_sum from './scalars/series_sum.js';
import scalar_series_tan from './scalars/series_tan.js';
import scalar_set_difference from './scalars/set_difference.js';
import scalar_set_equals from './scalars/set_equals.js';
import scalar_set_has_element from './scalars/set_has_element.js';
import scalar_set_intersect from './scalars/set_intersect.js';
import scalar_set_union from './scalars/set_union.js';
import scalar_sign from './scalars/sign.js';
import scalar_sin from './scalars/sin.js';
import scalar_split from './scalars/split.js';
import scalar_sqrt from './scalars/sqrt.js';
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
import scalar_table from './scalars/table.js';
import scalar_tan from './scalars/tan.js';
import scalar_tdigest_isvalid from './scalars/tdigest_isvalid.js';
import scalar_tdigest_merge from './scalars/tdigest_merge.js';
import scalar_tobool from './scalars/tobool.js';
import scalar_todatetime from './scalars/todatetime.js';
import scalar_todecimal from './scalars/todecimal.js';
import scalar_todouble from './scalars/todouble.js';
import scalar_toguid from './scalars/toguid.js';
import scalar_tohex from './scalars/tohex.js';
import scalar_toint from './scalars/toint.js';
import scalar_tolong from './scalars/tolong.js';
import scalar_tolower from './scalars/tolower.js';
import scalar_toscalar from './scalars/toscalar.js';
import scalar_tostring from './scalars/tostring.js';
import scalar_totimespan from './scalars/totimespan.js';
import scalar_toupper from './scalars/toupper.js';
import scalar_translate from './scalars/translate.js';
import scalar_treepath from './scalars/treepath.js';
import scalar_trim from './scalars/trim.js';
import scalar_trim_end from './scalars/trim_end.js';
import scalar_trim_start from './scalars/trim_start.js';
import scalar_unicode_codepoints_from_string from './scalars/unicode_codepoints_from_string.js';
import scalar_unicode_codepoints_to_string from './scalars/unicode_codepoints_to_string.js';
import scalar_unixtime_microseconds_todatetime from './scalars/unixtime_microseconds_todatetime.js';
import scalar_unixtime_milliseconds_todatetime from './scalars/unixtime_milliseconds_todatetime.js';
import scalar_unixtime_nanoseconds_todatetime from './scalars/unixtime_nanoseconds_todatetime.js';
import scalar_unixtime_seconds_todatetime from './scalars/unixtime_seconds_todatetime.js';
import scalar_url_decode from './scalars/url_decode.js';
import scalar_url_encode from './scalars/url_encode.js';
import scalar_url_encode_component from './scalars/url_encode_component.js';
import scalar_week_of_year from './scalars/week_of_year.js';
import scalar_weekofyear from './scalars/weekofyear.js';
import scalar_welch_test from './scalars/welch_test.js';
import scalar_zip from './scalars/zip.js';
import scalar_zlib_compress_to_base64_string from './scalars/zlib_compress_to_base64_string.js';
import scalar_zlib_decompress_from_base64_string from './scalars/zlib_decompress_from_base64_string.js';
import aggregate_any from './aggregates/any.js';
import aggregate_anyif from './aggregates/anyif.js';
import aggregate_arg_max from './aggregates/arg_max.js';
import aggregate_arg_min from './aggregates/arg_min.js';
import aggregate_argmax from './aggregates/argmax.js';
import aggregate_argmin from './aggregates/argmin.js';
import aggregate_avg from './aggregates/avg.js';
import aggregate_avgif from './aggregates/avgif.js';
import aggregate_binary_all_and from './aggregates/binary_all_and.js';
import aggregate_binary_all_or from './aggregates/binary_all_or.js';
import aggregate_binary_all_xor from './aggregates/binary_all_xor.js';
import aggregate_buildschema from './aggregates/buildschema.js';
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
import aggregate_hll from './aggregates/hll.js';
import aggregate_hll_if from './aggregates/hll_if.js';
import aggregate_hll_merge from './aggregates/hll_merge.js';
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
import aggregate_passthrough from './aggregates/passthrough.js';
import aggregate_percentile from './aggregates/percentile.js';
import aggregate_percentiles from './aggregates/percentiles.js';
import aggregate_percentiles_array from './aggregates/percentiles_array.js';
import aggregate_percentilesw from './aggregates/percentilesw.js';
import aggregate_percentilesw_array from './aggregates/percentilesw_array.js';
import aggregate_percentilew from './aggregates/percentilew.js';
import aggregate_stdev from './aggregates/stdev.js';
import aggregate_stdevif from './aggregates/stdevif.js';
import aggregate_stdevp from './aggregates/stdevp.js';
import aggregate_sum from './aggregates/sum.js';
import aggregate_sumif from './aggregates/sumif.js';
import aggregate_take_any from './aggregates/take_any.js';
import aggregate_take_anyif from './aggregates/take_anyif.js';
import aggregate_tdigest from './aggregates/tdigest.js';
import aggregate_tdigest_merge from './aggregates/tdigest_merge.js';
import aggregate_variance from './aggregates/variance.js';
import aggregate_varianceif from './aggregates/varianceif.js';
import aggregate_variancep from './aggregates/variancep.js';
import aggregate_variancepif from './aggregates/variancepif.js';
import plugin_active_users_count from './plugins/active_users_count.js';
import plugin_activity_counts_metrics from './plugins/activity_counts_metrics.js';
import plugin_activity_engagement from './plugins/activity_engagement.js';
import plugin_activity_metrics from './plugins/activity_metrics.js';
import plugin_autocluster from './plugins/autocluster.js';
import plugin_bag_unpack from './plugins/bag_unpack.js';
import plugin_basket from './plugins/basket.js';
import plugin_dcount_intersect from './plugins/dcount_intersect.js';
import plugin_diffpatterns from './plugins/diffpatterns.js';
import plugin_estimate_rows_count from './plugins/estimate_rows_count.js';
import plugin_funnel_sequence from './plugins/funnel_sequence.js';
import plugin_funnel_sequence_completion from './plugins/funnel_sequence_completion.js';
import plugin_geo_line_lookup from './plugins/geo_line_lookup.js';
import plugin_geo_polygon_lookup from './plugins/geo_polygon_lookup.js';
import plugin_ipv4_lookup from './plugins/ipv4_lookup.js';
import plugin_ipv6_lookup from './plugins/ipv6_lookup.js';
import plugin_narrow from './plugins/narrow.js';
import plugin_new_activity_metrics from './plugins/new_activity_metrics.js';
import plugin_pivot from './plugins/pivot.js';
import plugin_preview from './plugins/preview.js';
import plugin_rolling_percentile from './plugins/rolling_percentile.js';
import plugin_rows_near from './plugins/rows_near.js';
import plugin_schema_merge from './plugins/schema_merge.js';
import plugin_sequence_detect from './plugins/sequence_detect.js';
import plugin_session_count from './plugins/session_count.js';
import plugin_sliding_window_counts from './plugins/sliding_window_counts.js';

export const operators = [
  operator_as,
  operator_assert_schema,
  operator_consume,
  operator_count,
  operator_datatable,
  operator_distinct,
  operator_evaluate,
  operator_execute_and_cache,
  operator_extend,
  operator_externaldata,
  operator_facet,
  operator_find,
  operator_fork,
  operator_getschema,
  operator_graph_mark_components,
  operator_graph_match,
  operator_graph_shortest_paths,
  operator_graph_to_table,
  operator_graph_where_edges,
  operator_graph_where_nodes,
  operator_invoke,
  operator_join,
  operator_lookup,
  operator_make_graph,
  operator_make_series,
  operator_mv_apply,
  operator_mv_expand,
  operator_parse,
  operator_parse_kv,
  operator_parse_where,
  operator_partition,
  operator_print,
  operator_project,
  operator_project_away,
  operator_project_by_names,
  operator_project_keep,
  operator_project_rename,
  operator_project_reorder,
  operator_range,
  operator_reduce,
  operator_render,
  operator_sample,
  operator_sample_distinct,
  operator_scan,
  operator_search,
  operator_serialize,
  operator_sort,
  operator_summarize,
  operator_take,
  operator_top,
  operator_top_hitters,
  operator_top_nested,
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

export const scalars = {
  FileProfile: scalar_FileProfile,
  _GetWatchlist: scalar_GetWatchlist,
  abs: scalar_abs,
  acos: scalar_acos,
  ago: scalar_ago,
  all: scalar_all,
  any: scalar_any,
  around: scalar_around,
  array_concat: scalar_array_concat,
  array_iff: scalar_array_iff,
  array_iif: scalar_array_iff,
  array_index_of: scalar_array_index_of,
  array_length: scalar_array_length,
  arraylength: scalar_array_length,
  array_reverse: scalar_array_reverse,
  array_rotate_left: scalar_array_rotate_left,
  array_rotate_right: scalar_array_rotate_right,
  array_shift_left: scalar_array_shift_left,
  array_shift_right: scalar_array_shift_right,
  array_slice: scalar_array_slice,
  array_sort_asc: scalar_array_sort_asc,
  array_sort_desc: scalar_array_sort_desc,
  array_split: scalar_array_split,
  array_sum: scalar_array_sum,
  asin: scalar_asin,
  assert: scalar_assert,
  atan: scalar_atan,
  atan2: scalar_atan2,
  bag_has_key: scalar_bag_has_key,
  bag_keys: scalar_bag_keys,
  bag_merge: scalar_bag_merge,
  bag_pack: scalar_bag_pack,
  pack: scalar_bag_pack,
  pack_dictionary: scalar_bag_pack,
  bag_pack_columns: scalar_bag_pack_columns,
  bag_remove_keys: scalar_bag_remove_keys,
  bag_set_key: scalar_bag_set_key,
  bag_zip: scalar_bag_zip,
  base64_decode_toarray: scalar_base64_decode_toarray,
  base64_decode_toguid: scalar_base64_decode_toguid,
  base64_decode_tostring: scalar_base64_decode_tostring,
  base64_decodestring: scalar_base64_decode_tostring,
  base64_encode_fromarray: scalar_base64_encode_fromarray,
  base64_encode_fromguid: scalar_base64_encode_fromguid,
  base64_encode_tostring: scalar_base64_encode_tostring,
  base64_encodestring: scalar_base64_encode_tostring,
  beta_cdf: scalar_beta_cdf,
  beta_inv: scalar_beta_inv,
  beta_pdf: scalar_beta_pdf,
  bin: scalar_bin,
  floor: scalar_bin,
  bin_at: scalar_bin_at,
  bin_auto: scalar_bin_auto,
  binary_and: scalar_binary_and,
  binary_not: scalar_binary_not,
  binary_or: scalar_binary_or,
  binary_shift_left: scalar_binary_shift_left,
  binary_shift_right: scalar_binary_shift_right,
  binary_xor: scalar_binary_xor,
  bitset_count_ones: scalar_bitset_count_ones,
  case: scalar_case,
  ceiling: scalar_ceiling,
  coalesce: scalar_coalesce,
  column_ifexists: scalar_column_ifexists,
  columnifexists: scalar_column_ifexists,
  column_names_of: scalar_column_names_of,
  convert_angle: scalar_convert_angle,
  convert_energy: scalar_convert_energy,
  convert_force: scalar_convert_force,
  convert_length: scalar_convert_length,
  convert_mass: scalar_convert_mass,
  convert_speed: scalar_convert_speed,
  convert_temperature: scalar_convert_temperature,
  convert_volume: scalar_convert_volume,
  cos: scalar_cos,
  cot: scalar_cot,
  countof: scalar_countof,
  datetime_add: scalar_datetime_add,
  datetime_diff: scalar_datetime_diff,
  datetime_list_timezones: scalar_datetime_list_timezones,
  datetime_local_to_utc: scalar_datetime_local_to_utc,
  datetime_part: scalar_datetime_part,
  datepart: scalar_datetime_part,
  datetime_utc_to_local: scalar_datetime_utc_to_local,
  dayofmonth: scalar_dayofmonth,
  dayofweek: scalar_dayofweek,
  dayofyear: scalar_dayofyear,
  dcount_hll: scalar_dcount_hll,
  degrees: scalar_degrees,
  dynamic_to_json: scalar_dynamic_to_json,
  endofday: scalar_endofday,
  endofmonth: scalar_endofmonth,
  endofweek: scalar_endofweek,
  endofyear: scalar_endofyear,
  erf: scalar_erf,
  erfc: scalar_erfc,
  estimate_data_size: scalar_estimate_data_size,
  exp: scalar_exp,
  exp10: scalar_exp10,
  exp2: scalar_exp2,
  extract: scalar_extract,
  extract_all: scalar_extract_all,
  extractall: scalar_extract_all,
  extract_json: scalar_extract_json,
  extractjson: scalar_extract_json,
  format_bytes: scalar_format_bytes,
  format_datetime: scalar_format_datetime,
  format_ipv4: scalar_format_ipv4,
  format_ipv4_mask: scalar_format_ipv4_mask,
  format_timespan: scalar_format_timespan,
  gamma: scalar_gamma,
  geo_angle: scalar_geo_angle,
  geo_azimuth: scalar_geo_azimuth,
  geo_closest_point_on_line: scalar_geo_closest_point_on_line,
  geo_closest_point_on_polygon: scalar_geo_closest_point_on_polygon,
  geo_distance_2points: scalar_geo_distance_2points,
  geo_distance_point_to_line: scalar_geo_distance_point_to_line,
  geo_distance_point_to_polygon: scalar_geo_distance_point_to_polygon,
  geo_from_wkt: scalar_geo_from_wkt,
  geo_geohash_neighbors: scalar_geo_geohash_neighbors,
  geo_geohash_to_central_point: scalar_geo_geohash_to_central_point,
  geo_geohash_to_polygon: scalar_geo_geohash_to_polygon,
  geo_h3cell_children: scalar_geo_h3cell_children,
  geo_h3cell_level: scalar_geo_h3cell_level,
  geo_h3cell_neighbors: scalar_geo_h3cell_neighbors,
  geo_h3cell_parent: scalar_geo_h3cell_parent,
  geo_h3cell_rings: scalar_geo_h3cell_rings,
  geo_h3cell_to_central_point: scalar_geo_h3cell_to_central_point,
  geo_h3cell_to_polygon: scalar_geo_h3cell_to_polygon,
  geo_info_from_ip_address: scalar_geo_info_from_ip_address,
  geo_intersection_2lines: scalar_geo_intersection_2lines,
  geo_intersection_2polygons: scalar_geo_intersection_2polygons,
  geo_intersection_line_with_polygon: scalar_geo_intersection_line_with_polygon,
  geo_intersects_2lines: scalar_geo_intersects_2lines,
  geo_intersects_2polygons: scalar_geo_intersects_2polygons,
  geo_intersects_line_with_polygon: scalar_geo_intersects_line_with_polygon,
  geo_line_buffer: scalar_geo_line_buffer,
  geo_line_centroid: scalar_geo_line_centroid,
  geo_line_densify: scalar_geo_line_densify,
  geo_line_interpolate_point: scalar_geo_line_interpolate_point,
  geo_line_length: scalar_geo_line_length,
  geo_line_locate_point: scalar_geo_line_locate_point,
  geo_line_simplify: scalar_geo_line_simplify,
  geo_line_to_s2cells: scalar_geo_line_to_s2cells,
  geo_point_buffer: scalar_geo_point_buffer,
  geo_point_in_circle: scalar_geo_point_in_circle,
  geo_point_in_polygon: scalar_geo_point_in_polygon,
  geo_point_to_geohash: scalar_geo_point_to_geohash,
  geo_point_to_h3cell: scalar_geo_point_to_h3cell,
  geo_point_to_s2cell: scalar_geo_point_to_s2cell,
  geo_polygon_area: scalar_geo_polygon_area,
  geo_polygon_buffer: scalar_geo_polygon_buffer,
  geo_polygon_centroid: scalar_geo_polygon_centroid,
  geo_polygon_densify: scalar_geo_polygon_densify,
  geo_polygon_perimeter: scalar_geo_polygon_perimeter,
  geo_polygon_simplify: scalar_geo_polygon_simplify,
  geo_polygon_to_h3cells: scalar_geo_polygon_to_h3cells,
  geo_polygon_to_s2cells: scalar_geo_polygon_to_s2cells,
  geo_s2cell_neighbors: scalar_geo_s2cell_neighbors,
  geo_s2cell_to_central_point: scalar_geo_s2cell_to_central_point,
  geo_s2cell_to_polygon: scalar_geo_s2cell_to_polygon,
  geo_simplify_polygons_array: scalar_geo_simplify_polygons_array,
  geo_union_lines_array: scalar_geo_union_lines_array,
  geo_union_polygons_array: scalar_geo_union_polygons_array,
  getmonth: scalar_getmonth,
  gettype: scalar_gettype,
  getyear: scalar_getyear,
  gzip_compress_to_base64_string: scalar_gzip_compress_to_base64_string,
  gzip_decompress_from_base64_string: scalar_gzip_decompress_from_base64_string,
  has_any_index: scalar_has_any_index,
  has_any_ipv4: scalar_has_any_ipv4,
  has_any_ipv4_prefix: scalar_has_any_ipv4_prefix,
  has_ipv4: scalar_has_ipv4,
  has_ipv4_prefix: scalar_has_ipv4_prefix,
  hash: scalar_hash,
  hash_combine: scalar_hash_combine,
  hash_many: scalar_hash_many,
  hash_md5: scalar_hash_md5,
  hash_sha1: scalar_hash_sha1,
  hash_sha256: scalar_hash_sha256,
  hash_xxhash64: scalar_hash_xxhash64,
  hll_isvalid: scalar_hll_isvalid,
  hll_merge: scalar_hll_merge,
  hourofday: scalar_hourofday,
  iff: scalar_iff,
  iif: scalar_iff,
  indexof: scalar_indexof,
  indexof_regex: scalar_indexof_regex,
  ingestion_time: scalar_ingestion_time,
  inner_nodes: scalar_inner_nodes,
  ipv4_compare: scalar_ipv4_compare,
  ipv4_is_in_any_range: scalar_ipv4_is_in_any_range,
  ipv4_is_in_range: scalar_ipv4_is_in_range,
  ipv4_is_match: scalar_ipv4_is_match,
  ipv4_is_private: scalar_ipv4_is_private,
  ipv4_netmask_suffix: scalar_ipv4_netmask_suffix,
  ipv4_range_to_cidr_list: scalar_ipv4_range_to_cidr_list,
  ipv6_compare: scalar_ipv6_compare,
  ipv6_is_in_any_range: scalar_ipv6_is_in_any_range,
  ipv6_is_in_range: scalar_ipv6_is_in_range,
  ipv6_is_match: scalar_ipv6_is_match,
  isascii: scalar_isascii,
  iscolumnexists: scalar_iscolumnexists,
  isempty: scalar_isempty,
  isfinite: scalar_isfinite,
  isinf: scalar_isinf,
  isnan: scalar_isnan,
  isnotempty: scalar_isnotempty,
  notempty: scalar_isnotempty,
  isnotnull: scalar_isnotnull,
  notnull: scalar_isnotnull,
  isnull: scalar_isnull,
  isutf8: scalar_isutf8,
  jaccard_index: scalar_jaccard_index,
  labels: scalar_labels,
  log: scalar_log,
  log10: scalar_log10,
  log2: scalar_log2,
  loggamma: scalar_loggamma,
  make_datetime: scalar_make_datetime,
  make_timespan: scalar_make_timespan,
  map: scalar_map,
  materialize: scalar_materialize,
  max_of: scalar_max_of,
  min_of: scalar_min_of,
  monthofyear: scalar_monthofyear,
  new_guid: scalar_new_guid,
  next: scalar_next,
  node_degree_in: scalar_node_degree_in,
  node_degree_out: scalar_node_degree_out,
  node_id: scalar_node_id,
  not: scalar_not,
  now: scalar_now,
  pack_all: scalar_pack_all,
  pack_array: scalar_pack_array,
  parse_command_line: scalar_parse_command_line,
  parse_csv: scalar_parse_csv,
  parse_ipv4: scalar_parse_ipv4,
  parse_ipv4_mask: scalar_parse_ipv4_mask,
  parse_ipv6: scalar_parse_ipv6,
  parse_ipv6_mask: scalar_parse_ipv6_mask,
  parse_json: scalar_parse_json,
  parsejson: scalar_parse_json,
  todynamic: scalar_parse_json,
  toobject: scalar_parse_json,
  parse_path: scalar_parse_path,
  parse_url: scalar_parse_url,
  parseurl: scalar_parse_url,
  parse_urlquery: scalar_parse_urlquery,
  parseurlquery: scalar_parse_urlquery,
  parse_user_agent: scalar_parse_user_agent,
  parse_version: scalar_parse_version,
  parse_xml: scalar_parse_xml,
  percentile_tdigest: scalar_percentile_tdigest,
  percentiles_array_tdigest: scalar_percentiles_array_tdigest,
  percentrank_tdigest: scalar_percentrank_tdigest,
  pi: scalar_pi,
  pow: scalar_pow,
  prev: scalar_prev,
  punycode_domain_from_string: scalar_punycode_domain_from_string,
  punycode_domain_to_string: scalar_punycode_domain_to_string,
  punycode_from_string: scalar_punycode_from_string,
  punycode_to_string: scalar_punycode_to_string,
  radians: scalar_radians,
  rand: scalar_rand,
  range: scalar_range,
  rank_tdigest: scalar_rank_tdigest,
  regex_quote: scalar_regex_quote,
  repeat: scalar_repeat,
  replace: scalar_replace,
  replace_regex: scalar_replace_regex,
  replace_string: scalar_replace_string,
  replace_strings: scalar_replace_strings,
  reverse: scalar_reverse,
  round: scalar_round,
  row_cumsum: scalar_row_cumsum,
  row_number: scalar_row_number,
  row_rank: scalar_row_rank,
  row_rank_dense: scalar_row_rank_dense,
  row_rank_min: scalar_row_rank_min,
  row_window_session: scalar_row_window_session,
  series_abs: scalar_series_abs,
  series_acos: scalar_series_acos,
  series_add: scalar_series_add,
  series_asin: scalar_series_asin,
  series_atan: scalar_series_atan,
  series_ceiling: scalar_series_ceiling,
  series_cos: scalar_series_cos,
  series_cosine_similarity: scalar_series_cosine_similarity,
  series_decompose: scalar_series_decompose,
  series_decompose_anomalies: scalar_series_decompose_anomalies,
  series_decompose_forecast: scalar_series_decompose_forecast,
  series_divide: scalar_series_divide,
  series_dot_product: scalar_series_dot_product,
  series_equals: scalar_series_equals,
  series_exp: scalar_series_exp,
  series_fft: scalar_series_fft,
  series_fill_backward: scalar_series_fill_backward,
  series_fill_const: scalar_series_fill_const,
  series_fill_forward: scalar_series_fill_forward,
  series_fill_linear: scalar_series_fill_linear,
  series_fir: scalar_series_fir,
  series_fit_2lines: scalar_series_fit_2lines,
  series_fit_2lines_dynamic: scalar_series_fit_2lines_dynamic,
  series_fit_line: scalar_series_fit_line,
  series_fit_line_dynamic: scalar_series_fit_line_dynamic,
  series_fit_poly: scalar_series_fit_poly,
  series_floor: scalar_series_floor,
  series_greater: scalar_series_greater,
  series_greater_equals: scalar_series_greater_equals,
  series_ifft: scalar_series_ifft,
  series_iir: scalar_series_iir,
  series_less: scalar_series_less,
  series_less_equals: scalar_series_less_equals,
  series_log: scalar_series_log,
  series_magnitude: scalar_series_magnitude,
  series_multiply: scalar_series_multiply,
  series_not_equals: scalar_series_not_equals,
  series_outliers: scalar_series_outliers,
  series_pearson_correlation: scalar_series_pearson_correlation,
  series_periods_detect: scalar_series_periods_detect,
  series_periods_validate: scalar_series_periods_validate,
  series_pow: scalar_series_pow,
  series_product: scalar_series_product,
  series_seasonal: scalar_series_seasonal,
  series_sign: scalar_series_sign,
  series_sin: scalar_series_sin,
  series_stats: scalar_series_stats,
  series_stats_dynamic: scalar_series_stats_dynamic,
  series_subtract: scalar_series_subtract,
  series_sum: scalar_series_sum,
  series_tan: scalar_series_tan,
  set_difference: scalar_set_difference,
  set_equals: scalar_set_equals,
  set_has_element: scalar_set_has_element,
  set_intersect: scalar_set_intersect,
  set_union: scalar_set_union,
  sign: scalar_sign,
  sin: scalar_sin,
  split: scalar_split,
  sqrt: scalar_sqrt,
  startofday: scalar_startofday,
  startofmonth: scalar_startofmonth,
  startofweek: scalar_startofweek,
  startofyear: scalar_startofyear,
  strcat: scalar_strcat,
  strcat_array: scalar_strcat_array,
  array_strcat: scalar_strcat_array,
  strcat_delim: scalar_strcat_delim,
  strcmp: scalar_strcmp,
  string_size: scalar_string_size,
  strlen: scalar_strlen,
  strrep: scalar_strrep,
  substring: scalar_substring,
  table: scalar_table,
  tan: scalar_tan,
  tdigest_isvalid: scalar_tdigest_isvalid,
  tdigest_merge: scalar_tdigest_merge,
  merge_tdigest: scalar_tdigest_merge,
  tobool: scalar_tobool,
  toboolean: scalar_tobool,
  todatetime: scalar_todatetime,
  todecimal: scalar_todecimal,
  todouble: scalar_todouble,
  toreal: scalar_todouble,
  toguid: scalar_toguid,
  tohex: scalar_tohex,
  toint: scalar_toint,
  tolong: scalar_tolong,
  tolower: scalar_tolower,
  toscalar: scalar_toscalar,
  tostring: scalar_tostring,
  totimespan: scalar_totimespan,
  totime: scalar_totimespan,
  toupper: scalar_toupper,
  translate: scalar_translate,
  treepath: scalar_treepath,
  trim: scalar_trim,
  trim_end: scalar_trim_end,
  trim_start: scalar_trim_start,
  unicode_codepoints_from_string: scalar_unicode_codepoints_from_string,
  to_utf8: scalar_unicode_codepoints_from_string,
  unicode_codepoints_to_string: scalar_unicode_codepoints_to_string,
  make_string: scalar_unicode_codepoints_to_string,
  unixtime_microseconds_todatetime: scalar_unixtime_microseconds_todatetime,
  unixtime_milliseconds_todatetime: scalar_unixtime_milliseconds_todatetime,
  unixtime_nanoseconds_todatetime: scalar_unixtime_nanoseconds_todatetime,
  unixtime_seconds_todatetime: scalar_unixtime_seconds_todatetime,
  url_decode: scalar_url_decode,
  url_encode: scalar_url_encode,
  url_encode_component: scalar_url_encode_component,
  week_of_year: scalar_week_of_year,
  weekofyear: scalar_weekofyear,
  welch_test: scalar_welch_test,
  zip: scalar_zip,
  zlib_compress_to_base64_string: scalar_zlib_compress_to_base64_string,
  zlib_decompress_from_base64_string: scalar_zlib_decompress_from_base64_string,
};

export const aggregates = {
  any: aggregate_any,
  anyif: aggregate_anyif,
  arg_max: aggregate_arg_max,
  arg_min: aggregate_arg_min,
  argmax: aggregate_argmax,
  argmin: aggregate_argmin,
  avg: aggregate_avg,
  avgif: aggregate_avgif,
  binary_all_and: aggregate_binary_all_and,
  binary_all_or: aggregate_binary_all_or,
  binary_all_xor: aggregate_binary_all_xor,
  buildschema: aggregate_buildschema,
  cnt: aggregate_cnt,
  count: aggregate_count,
  count_distinct: aggregate_count_distinct,
  count_distinctif: aggregate_count_distinctif,
  countif: aggregate_countif,
  covariance: aggregate_covariance,
  covarianceif: aggregate_covarianceif,
  covariancep: aggregate_covariancep,
  covariancepif: aggregate_covariancepif,
  dcount: aggregate_dcount,
  dcountif: aggregate_dcountif,
  hll: aggregate_hll,
  hll_if: aggregate_hll_if,
  hll_merge: aggregate_hll_merge,
  make_bag: aggregate_make_bag,
  make_bag_if: aggregate_make_bag_if,
  make_dictionary: aggregate_make_dictionary,
  make_list: aggregate_make_list,
  make_list_if: aggregate_make_list_if,
  make_list_with_nulls: aggregate_make_list_with_nulls,
  make_set: aggregate_make_set,
  make_set_if: aggregate_make_set_if,
  makelist: aggregate_makelist,
  makeset: aggregate_makeset,
  max: aggregate_max,
  maxif: aggregate_maxif,
  min: aggregate_min,
  minif: aggregate_minif,
  passthrough: aggregate_passthrough,
  percentile: aggregate_percentile,
  percentiles: aggregate_percentiles,
  percentiles_array: aggregate_percentiles_array,
  percentilesw: aggregate_percentilesw,
  percentilesw_array: aggregate_percentilesw_array,
  percentilew: aggregate_percentilew,
  stdev: aggregate_stdev,
  stdevif: aggregate_stdevif,
  stdevp: aggregate_stdevp,
  sum: aggregate_sum,
  sumif: aggregate_sumif,
  take_any: aggregate_take_any,
  take_anyif: aggregate_take_anyif,
  tdigest: aggregate_tdigest,
  tdigest_merge: aggregate_tdigest_merge,
  merge_tdigest: aggregate_tdigest_merge,
  variance: aggregate_variance,
  varianceif: aggregate_varianceif,
  variancep: aggregate_variancep,
  variancepif: aggregate_variancepif,
};

export const plugins = {
  active_users_count: plugin_active_users_count,
  activity_counts_metrics: plugin_activity_counts_metrics,
  activity_engagement: plugin_activity_engagement,
  activity_metrics: plugin_activity_metrics,
  autocluster: plugin_autocluster,
  bag_unpack: plugin_bag_unpack,
  basket: plugin_basket,
  dcount_intersect: plugin_dcount_intersect,
  diffpatterns: plugin_diffpatterns,
  estimate_rows_count: plugin_estimate_rows_count,
  funnel_sequence: plugin_funnel_sequence,
  funnel_sequence_completion: plugin_funnel_sequence_completion,
  geo_line_lookup: plugin_geo_line_lookup,
  geo_polygon_lookup: plugin_geo_polygon_lookup,
  ipv4_lookup: plugin_ipv4_lookup,
  ipv6_lookup: plugin_ipv6_lookup,
  narrow: plugin_narrow,
  new_activity_metrics: plugin_new_activity_metrics,
  pivot: plugin_pivot,
  preview: plugin_preview,
  rolling_percentile: plugin_rolling_percentile,
  rows_near: plugin_rows_near,
  schema_merge: plugin_schema_merge,
  sequence_detect: plugin_sequence_detect,
  session_count: plugin_session_count,
  sliding_window_counts: plugin_sliding_window_counts,
};
