// YAML as people paste it: mends what is usually broken in published rules.
//
// - the keys of a list item stand as deep as its dash:      `- connectorId: X` / `dataTypes:`
// - the lines of a block text stand as deep as its key:     `query: |` / `DeviceEvents`

/** The keys of a rule; a line that begins with one ends a block text that is not indented. */
const RULE_KEYS: ReadonlySet<string> = new Set([
  'id',
  'name',
  'version',
  'kind',
  'description',
  'description-detailed',
  'severity',
  'status',
  'requiredDataConnectors',
  'queryFrequency',
  'queryPeriod',
  'triggerOperator',
  'triggerThreshold',
  'tactics',
  'relevantTechniques',
  'tags',
  'query',
  'entityMappings',
  'customDetails',
  'alertDetailsOverride',
  'eventGroupingSettings',
  'incidentConfiguration',
  'suppressionEnabled',
  'suppressionDuration',
  'sentinelEntitiesMappings',
  'metadata',
  'displayName',
  'OriginalUri',
  'enabled',
  'templateVersion',
]); // prettier-ignore

export interface MendedYaml {
  readonly text: string;
  readonly notes: readonly string[];
  /** the place in the original of a line of the mended text, both from 0; the column is what the mending moved the line by, to be taken off */
  readonly placeOf: (line: number) => { line: number; column: number };
}

export function mendYaml(text: string): MendedYaml {
  const lines = text.split(/\r?\n/);
  const shifts = lines.map(() => 0);
  const notes: string[] = [];
  indentBlocks(lines, shifts, notes);
  indentItems(lines, shifts, notes);
  return {
    text: lines.map((line, i) => ' '.repeat(shifts[i] ?? 0) + line).join('\n'),
    notes,
    placeOf: (line) => ({ line, column: -(shifts[line] ?? 0) }),
  };
}

const keyOf = (line: string) => /^([A-Za-z][\w-]*):(?:\s|$)/.exec(line)?.[1];

const startsRuleKey = (line: string) => RULE_KEYS.has(keyOf(line) ?? '');

/** A block text at the outermost level whose lines are not indented runs to the next key of a rule. */
function indentBlocks(lines: readonly string[], shifts: number[], notes: string[]): void {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (!startsRuleKey(line) || !/:\s*[|>][+-]?\d*\s*$/.test(line)) continue;
    const end = lines.findIndex((next, k) => k > i && startsRuleKey(next));
    const block = lines.slice(i + 1, end < 0 ? lines.length : end);
    if (!block.some((next) => next.trim() !== '' && !/^\s/.test(next))) continue;
    for (let k = i + 1; k <= i + block.length; k++) shifts[k] = 2;
    notes.push(`line ${i + 1}: the text of '${keyOf(line)}' was not indented; it was read up to the next key`);
  }
}

/** The other keys of a list item, where they are not indented deeper than its dash. */
function indentItems(lines: readonly string[], shifts: number[], notes: string[]): void {
  let dash: number | null = null;
  let moved = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if ((shifts[i] ?? 0) > 0 || line.trim() === '') continue;
    const indent = line.length - line.trimStart().length;
    if (/^\s*- [\w-]+:/.test(line)) {
      dash = indent;
      moved = false;
    } else if (dash === indent && !(indent === 0 && startsRuleKey(line)) && keyOf(line.trimStart()) !== undefined) {
      shifts[i] = 2;
      if (!moved)
        notes.push(
          `line ${i + 1}: '${keyOf(line.trimStart())}' stands as deep as the dash of its list item; it was read as part of the item`,
        );
      moved = true;
    } else if (moved && dash === indent && line.trimStart().startsWith('- ')) shifts[i] = 2;
    else if (dash !== null && indent < dash) dash = null;
    else if (indent === 0 && startsRuleKey(line)) dash = null;
    else if (moved) shifts[i] = 2;
  }
}
