import { createHash } from 'node:crypto';

/** A GUID that is always the same for the same texts. */
export function guidOf(...texts: readonly string[]): string {
  const hex = createHash('sha256').update(texts.join('\u0000')).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** What tells a rule from others: its id, or its name where the file gives none. */
export function ruleIdOf({ id, name }: { readonly id: string | null; readonly name: string }): string {
  return id ?? guidOf('rule', name);
}
