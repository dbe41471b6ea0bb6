export const SEVERITIES = ['Informational', 'Low', 'Medium', 'High'] as const;

/** A severity as Sentinel writes it, whatever its case; a name that is none stays as it is. */
export function severityOf(text: string | null): string | null {
  return SEVERITIES.find((name) => name.toLowerCase() === text?.toLowerCase()) ?? text;
}
