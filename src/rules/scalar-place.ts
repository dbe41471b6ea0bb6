import { parseEvents } from 'js-yaml';
import type { Rule } from './rule.js';

type FileLine = (line: number) => { line: number; column: number };

/**
 * Where the lines of a top-level text value stand in a file.
 * @param fileLine the place in the file of a line of `yaml`, both from 0
 */
export function scalarPlace(yaml: string, key: string, fileLine: FileLine): Rule['place'] {
  const found = findScalar(yaml, key);
  if (found === null) return (line) => ({ line, column: 0 });
  const first = yaml.slice(0, found.start).split('\n').length - 1;
  if (found.block) {
    return (line) => shifted(fileLine(first + line), found.indent);
  }
  const column = found.start - (yaml.lastIndexOf('\n', found.start - 1) + 1);
  return (line) => (line === 0 ? shifted(fileLine(first), column) : fileLine(first + line));
}

const shifted = ({ line, column }: { line: number; column: number }, by: number) => ({ line, column: column + by });

/** A text value of a file. */
export interface FoundScalar {
  readonly start: number;
  readonly end: number;
  readonly block: boolean;
  /** the columns that the lines of a block text are indented by */
  readonly indent: number;
}

const MAPPING_DEPTH = 1;

/** The value of a top-level key; null where there is none, or it is no text. */
export function findScalar(yaml: string, key: string): FoundScalar | null {
  let depth = 0;
  let isKey = true;
  let wanted = false;
  for (const event of parseEvents(yaml, {}) as readonly YamlEvent[]) {
    const opens = event.type === 2 || event.type === 3;
    if (event.valueStart === undefined && !opens && event.type !== 6) continue;
    if (depth === MAPPING_DEPTH && (opens || event.valueStart !== undefined)) {
      if (!isKey && wanted && event.valueStart !== undefined) {
        return {
          start: event.valueStart,
          end: event.valueEnd ?? yaml.length,
          block: event.style === 4 || event.style === 5,
          indent: event.indent ?? 0,
        };
      }
      wanted = isKey && event.valueStart !== undefined && yaml.slice(event.valueStart, event.valueEnd) === key;
      isKey = !isKey;
    }
    if (opens) depth++;
    else if (event.type === 6) depth--;
  }
  return null;
}

/** What the parser says of a part of a document: 2 and 3 open a sequence and a mapping, 4 is a scalar, 6 closes. */
interface YamlEvent {
  readonly type: number;
  readonly valueStart?: number;
  readonly valueEnd?: number;
  readonly style?: number;
  readonly indent?: number;
}
