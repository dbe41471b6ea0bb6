// XML as property bags, read as leniently as by the service, which takes several roots and a text without declaration,
// and leaves entities that it does not know as they are. Comments, instructions and declarations are skipped.

import type { Bag, Dynamic } from '../../values/dynamic.js';
import { MAX_DEPTH } from '../../values/json.js';

const BYTE_ORDER_MARK = /^\ufeff/;
const SKIPPED = /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<![A-Za-z](?:[^<>[\]]|\[[^\]]*\])*>/y;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y;
const TEXT = /[^<]+/y;
const CLOSING = /<\/([^\s<>/=]+)\s*>/y;
const OPENING = /<([^\s<>/=!?"']+)/y;
const ATTRIBUTE = /\s+([^\s<>/=!?"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const OPENING_END = /\s*(\/?)>/y;

const ENTITY = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(amp|apos|gt|lt|quot));/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };
const LAST_CODE_POINT = 0x10ffff;

const TEXT_NAME = '#text';

interface Element {
  readonly name: string;
  readonly attributes: (readonly [string, string])[];
  readonly children: Child[];
}

interface Child {
  readonly name: string;
  readonly value: Dynamic;
  /** a text that is not CDATA */
  readonly isPlainText: boolean;
}

/** The bag of an XML text; null where it is none. */
export function parseXml(text: string): Dynamic {
  return new XmlReader(text.replace(BYTE_ORDER_MARK, '')).read();
}

class XmlReader {
  private at = 0;
  private readonly root: Element = { name: '', attributes: [], children: [] };
  private readonly open: Element[] = [this.root];

  constructor(private readonly text: string) {}

  read(): Dynamic {
    while (this.at < this.text.length) if (!this.readPiece()) return null;
    const isWhole = this.open.length === 1 && this.root.children.length > 0;
    return isWhole && this.root.children.every(({ name }) => name !== TEXT_NAME) ? contentOf(this.root) : null;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at = pattern.lastIndex;
    return match;
  }

  /** Reads what stands next; false where nothing that is XML does. */
  private readPiece(): boolean {
    const text = this.take(TEXT);
    if (text !== null) return this.addText(decodeEntities(text[0].trim()));
    const cdata = this.take(CDATA);
    if (cdata !== null) return this.add({ name: TEXT_NAME, value: cdata[1] ?? '', isPlainText: false });
    if (this.take(SKIPPED) !== null) return true;
    const closing = this.take(CLOSING);
    return closing === null ? this.readOpening() : this.close(closing[1]);
  }

  private readOpening(): boolean {
    const opening = this.take(OPENING);
    if (opening === null || this.open.length > MAX_DEPTH) return false;
    const element: Element = { name: opening[1] ?? '', attributes: [], children: [] };
    for (let match = this.take(ATTRIBUTE); match !== null; match = this.take(ATTRIBUTE)) {
      element.attributes.push([`@${match[1]}`, decodeEntities(match[2] ?? match[3] ?? '')]);
    }
    const end = this.take(OPENING_END);
    if (end === null) return false;
    this.open.push(element);
    return end[1] === '' || this.close(element.name);
  }

  private close(name: string | undefined): boolean {
    const element = this.open.pop();
    if (element === undefined || element === this.root || element.name !== name) return false;
    return this.add({ name: element.name, value: contentOf(element), isPlainText: false });
  }

  private addText(value: string): boolean {
    return value === '' || this.add({ name: TEXT_NAME, value, isPlainText: true });
  }

  private add(child: Child): boolean {
    this.open.at(-1)?.children.push(child);
    return true;
  }
}

/** Null for an empty element, its text where there is nothing else, else a bag in which what is repeated is an array. */
function contentOf({ attributes, children }: Element): Dynamic {
  const [first] = children;
  if (attributes.length === 0) {
    if (first === undefined) return null;
    if (children.length === 1 && first.isPlainText) return first.value;
  }
  const byName = new Map<string, Dynamic[]>();
  for (const { name, value } of children) {
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [value]);
    else same.push(value);
  }
  const bag: Bag = new Map(attributes);
  for (const [name, values] of byName) bag.set(name, values.length === 1 ? (values[0] ?? null) : values);
  return bag;
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (entity, hexadecimal?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name] ?? entity;
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= LAST_CODE_POINT ? String.fromCodePoint(code) : entity;
  });
}
