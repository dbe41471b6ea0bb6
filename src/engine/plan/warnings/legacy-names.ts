import type { WarningContext } from './warn.js';

/** Older names whose meaning differs from what has taken their place. */
const LEGACY: Readonly<Record<string, string>> = {
  makeset: 'it keeps 128 values at the most; `make_set` keeps 1,048,576',
  makelist: 'it keeps 128 values at the most; `make_list` keeps 1,048,576',
  any: 'it is an older name of `take_any`',
  anyif: 'it is an older name of `take_anyif`',
  argmax: 'it names its columns otherwise than `arg_max`',
  argmin: 'it names its columns otherwise than `arg_min`',
  extractall: 'it is an older name of `extract_all`',
  parsejson: 'it is an older name of `parse_json`',
};

export function legacyNames({ nodes, tree, diagnostics }: WarningContext): void {
  for (const node of nodes) {
    if (node.kind === 'call') {
      const why = LEGACY[node.name.name];
      if (why !== undefined)
        diagnostics.warning('KQ202', `'${node.name.name}' is a legacy name: ${why}`, node.name.span);
    }
    if (node.kind === 'operator' && tree.text.slice(node.keywordSpan.start, node.keywordSpan.end) === 'mvexpand') {
      diagnostics.warning(
        'KQ202',
        "'mvexpand' is a legacy name: it gives 128 rows at the most; `mv-expand` has no such limit",
        node.keywordSpan,
      );
    }
  }
}
