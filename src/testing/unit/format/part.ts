// A value of a YAML file with its place, read strictly: what nobody asked for is refused by name.

import { nearest } from '../../../engine/diagnostics/nearest.js';
import { parseDatetime } from '../../../engine/values/datetime.js';
import type { KeyPlaces } from '../../../rules/files/key-places.js';
import { isRecord, type KeyPath } from '../../../rules/files/keys.js';
import { TestFileError } from './test-file-error.js';

export interface PartSource {
  readonly file: string;
  readonly places: KeyPlaces;
}

export class Part {
  constructor(
    readonly value: unknown,
    readonly path: KeyPath,
    readonly source: PartSource,
  ) {}

  /** The line of the file, from 1, of the innermost part around it whose place is known. */
  get line(): number {
    for (let length = this.path.length; length > 0; length--) {
      const line = this.source.places.lineOf(this.path.slice(0, length));
      if (line !== null) return line;
    }
    return 1;
  }

  error(reason: string): TestFileError {
    const name = nameOf(this.path);
    return new TestFileError(this.source.file, name === '' ? reason : `${name}: ${reason}`, this.line);
  }

  /** The part under a key; null where there is none, or nothing in it. */
  get(key: string): Part | null {
    const value = isRecord(this.value) ? this.value[key] : undefined;
    return value === undefined || value === null ? null : new Part(value, [...this.path, key], this.source);
  }

  /** The parts by their keys. */
  entries(): [key: string, part: Part][] {
    if (!isRecord(this.value)) throw this.error(`has to be a mapping of keys to values, and is ${shown(this.value)}`);
    return Object.entries(this.value).map(([key, value]) => [key, new Part(value, [...this.path, key], this.source)]);
  }

  /** @throws TestFileError where it is no mapping, or has other keys than these */
  withKeys(...keys: readonly string[]): this {
    for (const [key, part] of this.entries()) {
      if (!keys.includes(key))
        throw part.error(unknownName(key, `is no key here; the keys are ${keys.join(', ')}`, keys));
    }
    return this;
  }

  items(): Part[] {
    if (!Array.isArray(this.value)) throw this.error(`has to be a list, and is ${shown(this.value)}`);
    return this.value.map((item: unknown, i) => new Part(item, [...this.path, i], this.source));
  }

  text(): string {
    if (typeof this.value === 'string' && this.value !== '') return this.value;
    if (typeof this.value === 'number') return String(this.value);
    throw this.error(`has to be a text, and is ${shown(this.value)}`);
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.error(`has to be true or false, and is ${shown(this.value)}`);
    return this.value;
  }

  count(): number {
    if (typeof this.value === 'number' && Number.isSafeInteger(this.value) && this.value >= 0) return this.value;
    throw this.error(`has to be a number of 0 or more, and is ${shown(this.value)}`);
  }

  /** Ticks of 100 ns. */
  time(): bigint {
    const ticks = typeof this.value === 'string' ? parseDatetime(this.value) : null;
    if (ticks === null) throw this.error(`has to be a time such as 2026-03-14T12:00:00Z, and is ${shown(this.value)}`);
    return ticks;
  }
}

/** `is no …`, with the nearest of the known names where one is meant. */
export function unknownName(name: string, reason: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === null || near === name ? reason : `${reason}; did you mean '${near}'?`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'a mapping' : `${JSON.stringify(value) ?? 'nothing'}`;
}

/** `tests[0].events.DeviceEvents[1]` */
function nameOf(path: KeyPath): string {
  return path.reduce<string>(
    (name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`),
    '',
  );
}
