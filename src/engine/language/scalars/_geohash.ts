// Geohashes: a longitude and a latitude, halved in turn, five bits a character. https://en.wikipedia.org/wiki/Geohash

import type { LngLat } from './_geo-sphere.js';

const ALPHABET = '0123456789bcdefghjkmnpqrstuvwxyz';
export const MOST_CHARACTERS = 18;

/** A rectangle in degrees. */
export interface GeohashCell {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

export function geohashOf([longitude, latitude]: LngLat, length: number): string {
  const cell = { west: -180, south: -90, width: 360, height: 180 };
  let hash = '';
  let isLongitude = true;
  while (hash.length < length) {
    let index = 0;
    for (let bit = 0; bit < 5; bit++) {
      const upper = isLongitude ? halve(cell, 'west', 'width', longitude) : halve(cell, 'south', 'height', latitude);
      index = index * 2 + (upper ? 1 : 0);
      isLongitude = !isLongitude;
    }
    hash += ALPHABET[index];
  }
  return hash;
}

/** Halves a cell along one axis; true where the value is in the upper half. */
function halve(
  cell: { west: number; south: number; width: number; height: number },
  start: 'west' | 'south',
  size: 'width' | 'height',
  value: number,
): boolean {
  cell[size] /= 2;
  const upper = value >= cell[start] + cell[size];
  if (upper) cell[start] += cell[size];
  return upper;
}

/** Null where the text is no geohash. Upper-case letters count as lower-case ones. */
export function cellOfGeohash(hash: string): GeohashCell | null {
  if (hash === '' || hash.length > MOST_CHARACTERS) return null;
  const cell = { west: -180, south: -90, width: 360, height: 180 };
  let isLongitude = true;
  for (const character of hash.toLowerCase()) {
    const index = ALPHABET.indexOf(character);
    if (index < 0) return null;
    for (let bit = 4; bit >= 0; bit--) {
      const [start, size] = isLongitude ? (['west', 'width'] as const) : (['south', 'height'] as const);
      cell[size] /= 2;
      if (((index >> bit) & 1) === 1) cell[start] += cell[size];
      isLongitude = !isLongitude;
    }
  }
  return cell;
}

export function centreOf({ west, south, width, height }: GeohashCell): LngLat {
  return [west + width / 2, south + height / 2];
}
