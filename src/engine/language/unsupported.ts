// What KQL has and kqlocal refuses, each with the reason that the error gives.

const SERVICE = 'only the service has it';
const IDENTITY = 'offline there is no signed-in user';
const STORAGE = "it tells of the service's storage, which a local database does not have";
const CURSOR = 'database cursors are kept by the service';
const NETWORK = 'it calls another service over the network';
const CODE = "it runs code in the service's sandbox";
const UNDOCUMENTED = 'it is an undocumented function of the service';
const REMOTE = 'it reads data that is kept outside of the database; export it and take it in with `kqlocal ingest`';

/** Reasons by name, of functions, aggregates and plugins. */
export const UNSUPPORTED: Readonly<Record<string, string>> = {
  external_table: REMOTE,
  external_datatable: REMOTE,
  materialized_view: 'materialized views are kept by the service; name its table',
  stored_query_result: 'stored query results are kept by the service',
  graph: 'graph snapshots are kept by the service; make the graph with `make-graph`',
  current_cluster_endpoint: SERVICE,
  current_database: SERVICE,
  current_node_id: SERVICE,
  current_principal: IDENTITY,
  current_principal_details: IDENTITY,
  current_principal_is_member_of: IDENTITY,
  extent_id: STORAGE,
  extentid: STORAGE,
  extent_tags: STORAGE,
  row_id: STORAGE,
  rowstore_ordinal_range: STORAGE,
  cursor_after: CURSOR,
  cursor_before_or_at: CURSOR,
  cursor_current: CURSOR,
  current_cursor: CURSOR,
  execute_show_command: SERVICE,
  execute_query: NETWORK,
  infer_storage_schema: REMOTE,
  infer_storage_schema_with_suggestions: REMOTE,
  azure_digital_twins_query_request: NETWORK,
  cosmosdb_sql_request: NETWORK,
  http_request: NETWORK,
  http_request_post: NETWORK,
  sql_request: NETWORK,
  mysql_request: NETWORK,
  postgresql_request: NETWORK,
  dax_request: NETWORK,
  ai_embed_text: NETWORK,
  ai_embeddings: NETWORK,
  ai_chat_completion: NETWORK,
  ai_chat_completion_prompt: NETWORK,
  python: CODE,
  r: CODE,
  csharp: CODE,
  identity: UNDOCUMENTED,
  identity_v3: UNDOCUMENTED,
  __cast: UNDOCUMENTED,
  __geo_length_to_s2cell_level: UNDOCUMENTED,
  __geo_line_s2cell_covering_level: UNDOCUMENTED,
  __geo_line_validate: UNDOCUMENTED,
  __geo_polygon_s2cell_covering_level: UNDOCUMENTED,
  __geo_polygon_validate: UNDOCUMENTED,
  __hash_crc32: UNDOCUMENTED,
  __hash_djb2: UNDOCUMENTED,
  __hash_many_crc32: UNDOCUMENTED,
  __hash_xxh64: UNDOCUMENTED,
  __hll_normalize: UNDOCUMENTED,
  __invoke: UNDOCUMENTED,
  __ipv6_lookup_ranges: UNDOCUMENTED,
  __lz4_compress_dynamic_array_to_base64_string: UNDOCUMENTED,
  like: UNDOCUMENTED,
  likecs: UNDOCUMENTED,
  '!like': UNDOCUMENTED,
  '!likecs': UNDOCUMENTED,
};
