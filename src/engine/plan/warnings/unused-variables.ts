import type { WarningContext } from './warn.js';

/** Names that a `let` declares and nothing uses. */
export function unusedVariables({ scope, diagnostics }: WarningContext): void {
  for (const name of scope.unused()) diagnostics.warning('KQ206', `'${name.name}' is declared and not used`, name.span);
}
