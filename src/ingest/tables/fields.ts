// The fields of a file, numbered: the columns of a header, or the names of the members of its objects as they turn up.

import type { ScalarType } from '../../engine/values/types.js';
import { ByteDictionary } from '../bytes/byte-dictionary.js';
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

export class Fields {
  private readonly infos: FieldInfo[] = [];
  private readonly unique = new UniqueNames();
  private readonly dictionary = new ByteDictionary(64, 1024);
  private readonly ids: number[] = [];
  private readonly declared = new Map<string, FieldInfo>();

  /** Adds a field that has a position: the fields of a header in their order. Its name is made one that no other has. */
  add(info: FieldInfo): void {
    this.infos.push({ ...info, name: this.unique.take(info.name) });
  }

  /** Says what is known of a field that is found by its name, before it turns up. */
  declare(info: FieldInfo): void {
    this.declared.set(info.name, info);
  }

  /** The number of the field with this name, which stands in `bytes`. */
  id(bytes: Buffer, view: DataView, start: number, end: number, hash: number): number {
    const code = this.dictionary.code(bytes, view, start, end, hash);
    if (code === this.ids.length) {
      const name = this.dictionary.text(code);
      this.ids.push(this.infos.length);
      this.add(this.declared.get(name) ?? { name });
    }
    return this.ids[code] as number;
  }

  get size(): number {
    return this.infos.length;
  }

  info(id: number): FieldInfo {
    const info = this.infos[id];
    if (info === undefined) throw new RangeError(`there is no field ${id}`);
    return info;
  }

  names(): string[] {
    return this.infos.map(({ name }) => name);
  }

  /** The number of the field with this name; -1 where it has not turned up. */
  indexOf(name: string): number {
    return this.infos.findIndex((info) => info.name === name);
  }
}
