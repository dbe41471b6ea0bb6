// The fields of a file, numbered: the columns of a header, or the names of the members of its objects as they turn up.

import type { ScalarType } from '../../engine/values/types.js';
import { hashOf, NameDictionary } from '../bytes/name-dictionary.js';
import type { Zone } from '../times/zones.js';
import { UniqueNames } from './header.js';

/** What is known of a field before any of its values. */
export interface FieldInfo {
  readonly name: string;
  /** The type that the file itself declares. */
  readonly type?: ScalarType | undefined;
  /** The zone of its times, where the file names one. */
  readonly zone?: Zone | undefined;
}

const QUOTE = 0x22;
/** Characters that JSON writes in other ways, or may. */
const ESCAPED = /["\\\p{Cc}]/u;

export class Fields {
  private readonly infos: FieldInfo[] = [];
  private readonly unique = new UniqueNames();
  private readonly dictionary = new NameDictionary(64, 1024);
  /** By code of the dictionary: the field. */
  private readonly ids: number[] = [];
  /** By field: its code, where its name needs no escapes. */
  private readonly codes: (number | undefined)[] = [];
  /** By field plus one: the field that came behind it the last time. */
  private readonly followers: number[] = [];
  private readonly declared = new Map<string, FieldInfo>();

  /** Adds a field that has a position: the fields of a header in their order. Its name is made one that no other has. */
  add(info: FieldInfo): void {
    this.infos.push({ ...info, name: this.unique.take(info.name) });
  }

  /** Says what is known of a field that is found by its name, before it turns up. */
  declare(info: FieldInfo): void {
    this.declared.set(info.name, info);
  }

  /**
   * The number of the field with this name, which stands in `bytes`.
   * @param previous the field before it, -1 where it is the first: it is expected there from now on
   */
  id(bytes: Buffer, view: DataView, start: number, end: number, previous: number): number {
    const code = this.dictionary.code(bytes, view, start, end, hashOf(view, start, end));
    if (code === this.ids.length) {
      const name = this.dictionary.text(code);
      const id = this.infos.length;
      this.ids.push(id);
      if (!ESCAPED.test(name)) this.codes[id] = code;
      this.add(this.declared.get(name) ?? { name });
    }
    const id = this.ids[code] as number;
    this.followers[previous + 1] = id;
    return id;
  }

  /** The field that came behind this one the last time, or as the first (-1); -1 where none did. */
  behind(previous: number): number {
    return this.followers[previous + 1] ?? -1;
  }

  /** The position behind the name of a field, where it stands in quotes at `at` as JSON usually writes it; else -1. */
  behindName(id: number, bytes: Buffer, view: DataView, at: number, end: number): number {
    const code = this.codes[id];
    if (code === undefined) return -1;
    const quote = at + 1 + this.dictionary.lengthOf(code);
    if (quote >= end || bytes[quote] !== QUOTE || bytes[at] !== QUOTE) return -1;
    return this.dictionary.isAt(code, bytes, view, at + 1) ? quote + 1 : -1;
  }

  get size(): number {
    return this.infos.length;
  }

  info(id: number): FieldInfo {
    const info = this.infos[id];
    if (info === undefined) throw new RangeError(`there is no field ${id}`);
    return info;
  }

  /** The name of a field as objects have it; undefined for fields that have a position instead. */
  memberName(id: number): string | undefined {
    const code = this.ids.indexOf(id);
    return code < 0 ? undefined : this.dictionary.text(code);
  }

  names(): string[] {
    return this.infos.map(({ name }) => name);
  }

  /** The number of the field with this name; -1 where it has not turned up. */
  indexOf(name: string): number {
    return this.infos.findIndex((info) => info.name === name);
  }
}
