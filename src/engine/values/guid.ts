// The `guid` type: lower-case text with dashes.
// https://learn.microsoft.com/kusto/query/scalar-data-types/guid

const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PLAIN = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;
const ENCLOSED = /^\{(.*)\}$|^\((.*)\)$/s;

/** A guid with or without dashes, in braces, parentheses or none, in any case. Null where the text is anything else. */
export function parseGuid(text: string): string | null {
  const lower = text.trim().toLowerCase();
  if (DASHED.test(lower)) return lower;
  const enclosed = ENCLOSED.exec(lower);
  if (enclosed !== null) {
    const inner = enclosed[1] ?? enclosed[2] ?? '';
    return DASHED.test(inner) ? inner : null;
  }
  const plain = PLAIN.exec(lower);
  return plain === null ? null : plain.slice(1).join('-');
}
