// Where the keys and texts of a YAML or JSON file stand in it. JSON is read as the YAML that it is.

import { parseEvents } from 'js-yaml';
import type { Rule } from '../rule.js';
import type { KeyPath } from './keys.js';

/** A text value of a file. */
export interface FoundScalar {
  readonly start: number;
  readonly end: number;
  readonly block: boolean;
  /** in double quotes, so that `\n` stands for a line break */
  readonly quoted: boolean;
  /** the columns that the lines of a block text are indented by */
  readonly indent: number;
}

/** The place in the file of a line of the text that was parsed, both from 0. */
export type FileLine = (line: number) => { line: number; column: number };

const WHOLE_FILE: FileLine = (line) => ({ line, column: 0 });

export class KeyPlaces {
  private readonly keys = new Map<string, number>();
  private readonly scalars = new Map<string, FoundScalar>();

  constructor(
    private readonly text: string,
    private readonly fileLine: FileLine = WHOLE_FILE,
  ) {}

  /**
   * The places of each document of a file.
   * @throws YAMLException where the text is no YAML
   */
  static of(text: string, fileLine: FileLine = WHOLE_FILE): KeyPlaces[] {
    const documents: KeyPlaces[] = [];
    const open: Part[] = [];
    for (const event of parseEvents(text, {}) as readonly YamlEvent[]) {
      if (event.type === DOCUMENT) {
        documents.push(new KeyPlaces(text, fileLine));
        open.push({ path: [], kind: event.type, key: null, items: 0 });
      } else if (event.type === END) open.pop();
      else {
        const opened = documents.at(-1)?.meet(event, open.at(-1));
        if (opened !== undefined) open.push(opened);
      }
    }
    return documents;
  }

  scalar(path: KeyPath): FoundScalar | null {
    return this.scalars.get(nameOf(path)) ?? null;
  }

  /** The line of the file, from 1, on which the key or list item at a path begins; null where there is none. */
  lineOf(path: KeyPath): number | null {
    const offset = this.keys.get(nameOf(path));
    return offset === undefined ? null : this.fileLine(lineAt(this.text, offset)).line + 1;
  }

  /** Where the lines of the text value at a path stand in the file. */
  placeOf(path: KeyPath): Rule['place'] {
    const found = this.scalar(path);
    if (found === null) return WHOLE_FILE;
    const first = lineAt(this.text, found.start);
    if (found.block) return (line) => shifted(this.fileLine(first + line), found.indent);
    const starts = found.quoted ? quotedLines(this.text.slice(found.start, found.end)) : [0];
    return (line) => {
      const offset = found.start + (starts[line] ?? 0);
      const column = offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
      if (line >= starts.length) return this.fileLine(first + line);
      return shifted(this.fileLine(lineAt(this.text, offset)), column);
    };
  }

  /** Notes one key, item or value; gives the part that it opens. */
  private meet(event: YamlEvent, outer: Part | undefined): Part | undefined {
    if (outer === undefined) return undefined;
    const start = event.valueStart ?? event.start ?? 0;
    if (outer.kind === MAPPING && outer.key === null) {
      outer.key = this.text.slice(start, event.valueEnd ?? start);
      this.keys.set(nameOf([...outer.path, outer.key]), start);
      return undefined;
    }
    const path =
      outer.kind === DOCUMENT ? [] : [...outer.path, outer.kind === SEQUENCE ? outer.items++ : (outer.key ?? '')];
    outer.key = null;
    const name = nameOf(path);
    if (!this.keys.has(name)) this.keys.set(name, start);
    if (event.type === MAPPING || event.type === SEQUENCE) return { path, kind: event.type, key: null, items: 0 };
    if (event.valueStart !== undefined) {
      this.scalars.set(name, {
        start,
        end: event.valueEnd ?? this.text.length,
        block: event.style === LITERAL || event.style === FOLDED,
        quoted: event.style === DOUBLE_QUOTED,
        indent: event.indent ?? 0,
      });
    }
    return undefined;
  }
}

/** Offsets in a text in double quotes at which its lines begin: after each `\n` that is written out, or where the file's line ends. */
function quotedLines(raw: string): number[] {
  const starts = [0];
  for (let i = 0; i < raw.length; i++) {
    if (raw[i] === '\n') starts.push(i + 1);
    if (raw[i] !== '\\') continue;
    i++;
    if (raw[i] === 'n') starts.push(i + 1);
  }
  return starts;
}

const shifted = ({ line, column }: { line: number; column: number }, by: number) => ({ line, column: column + by });

function lineAt(text: string, offset: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const nameOf = (path: KeyPath) => JSON.stringify(path);

interface Part {
  readonly path: KeyPath;
  readonly kind: number;
  /** of a mapping: the key whose value comes next */
  key: string | null;
  items: number;
}

const DOCUMENT = 1;
const SEQUENCE = 2;
const MAPPING = 3;
const END = 6;
const DOUBLE_QUOTED = 3;
const LITERAL = 4;
const FOLDED = 5;

/** What the parser says of a part of a document. */
interface YamlEvent {
  readonly type: number;
  readonly start?: number;
  readonly valueStart?: number;
  readonly valueEnd?: number;
  readonly style?: number;
  readonly indent?: number;
}
