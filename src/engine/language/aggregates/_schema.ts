// The schema of dynamic values, as `buildschema` gives it: the name of a type, a bag with the schema of each key, a bag with the schema of the
// elements of an array under `indexer`, or an array of several of these where values differ.

import { type Dynamic, DynamicScalar, isArray, isBag } from '../../values/dynamic.js';

/** All that was seen at one place. */
export class Schema {
  private readonly types = new Set<string>();
  private keys: Map<string, Schema> | null = null;
  private elements: Schema | null = null;

  add(value: Dynamic): this {
    if (value === null) return this;
    if (isBag(value)) for (const [key, item] of value) this.at(key).add(item);
    else if (isArray(value)) for (const item of value) this.element().add(item);
    else this.types.add(typeName(value));
    if (isBag(value)) this.keys ??= new Map();
    if (isArray(value)) this.element();
    return this;
  }

  private at(key: string): Schema {
    this.keys ??= new Map();
    const known = this.keys.get(key);
    if (known !== undefined) return known;
    const schema = new Schema();
    this.keys.set(key, schema);
    return schema;
  }

  private element(): Schema {
    this.elements ??= new Schema();
    return this.elements;
  }

  toDynamic(): Dynamic {
    const parts: Dynamic[] = [...this.types].sort();
    if (this.keys !== null || this.elements !== null) parts.unshift(this.container());
    const [only = null] = parts;
    return parts.length > 1 ? parts : only;
  }

  private container(): Dynamic {
    const bag = new Map<string, Dynamic>();
    if (this.elements !== null) bag.set('`indexer`', this.elements.toDynamic());
    for (const [key, schema] of this.keys ?? []) bag.set(key, schema.toDynamic());
    return bag;
  }
}

function typeName(value: string | number | bigint | boolean | DynamicScalar): string {
  if (value instanceof DynamicScalar) return value.type;
  switch (typeof value) {
    case 'bigint':
      return 'long';
    case 'number':
      return 'double';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
  }
}
