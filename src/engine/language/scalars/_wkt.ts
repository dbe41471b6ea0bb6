// Well-known text: `POLYGON ((0 0, 2 0, 2 2, 0 0))`. https://www.ogc.org/standard/sfa/

import type { Dynamic } from '../../values/dynamic.js';
import { collection, plainGeometry } from './_geo-json.js';

/** The names of the types, and how deep their positions are nested. */
const TYPES: Readonly<Record<string, readonly [name: string, depth: number]>> = {
  POINT: ['Point', 0],
  LINESTRING: ['LineString', 1],
  MULTIPOINT: ['MultiPoint', 1],
  POLYGON: ['Polygon', 2],
  MULTILINESTRING: ['MultiLineString', 2],
  MULTIPOLYGON: ['MultiPolygon', 3],
};

const TOKEN = /\s*([A-Za-z]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[(),])\s*/y;

/** The geometry of a text, as GeoJSON; null where the text is none. */
export function parseWkt(text: string): Dynamic {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  const reader = new WktReader(tokens);
  const geometry = reader.geometry();
  return reader.atEnd() ? geometry : null;
}

function tokensOf(text: string): string[] | null {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    tokens.push((match[1] as string).toUpperCase());
  }
  return tokens;
}

/** Reads tokens; what it cannot read is null. */
class WktReader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  private accept(token: string): boolean {
    if (this.tokens[this.at] !== token) return false;
    this.at++;
    return true;
  }

  geometry(): Dynamic {
    const word = this.tokens[this.at++] ?? '';
    if (word === 'GEOMETRYCOLLECTION') {
      const all = this.list(() => this.geometry());
      return all === null ? null : wholeCollection(all);
    }
    const type = TYPES[word];
    if (type === undefined) return null;
    const [name, depth] = type;
    const coordinates = depth === 0 ? this.inBrackets(() => this.position()) : this.nested(depth);
    return coordinates === null ? null : plainGeometry(name, coordinates);
  }

  private nested(depth: number): Dynamic {
    return this.list(() => (depth === 1 ? this.listedPosition() : this.nested(depth - 1)));
  }

  /** A position, which may stand in brackets of its own: `MULTIPOINT ((1 1), (2 2))`. */
  private listedPosition(): Dynamic {
    return this.tokens[this.at] === '(' ? this.inBrackets(() => this.position()) : this.position();
  }

  private inBrackets(read: () => Dynamic): Dynamic {
    if (!this.accept('(')) return null;
    const found = read();
    return this.accept(')') ? found : null;
  }

  private list(read: () => Dynamic): readonly Dynamic[] | null {
    if (!this.accept('(')) return null;
    const items: Dynamic[] = [];
    do {
      const item = read();
      if (item === null) return null;
      items.push(item);
    } while (this.accept(','));
    return this.accept(')') ? items : null;
  }

  private position(): Dynamic {
    const numbers: number[] = [];
    for (let number = Number(this.tokens[this.at]); !Number.isNaN(number); number = Number(this.tokens[this.at])) {
      numbers.push(number);
      this.at++;
    }
    return numbers.length >= 2 && numbers.length <= 4 ? numbers : null;
  }
}

function wholeCollection(geometries: readonly Dynamic[]): Dynamic {
  const [first] = geometries;
  if (geometries.length !== 1 || first === undefined) return collection(geometries);
  return new Map<string, Dynamic>([
    ['type', 'GeometryCollection'],
    ['geometries', [first]],
  ]);
}
