import { readFileSync } from 'node:fs';
import { type CityResponse, Reader } from 'mmdb-lib';
import type { GeoLocation } from '../engine/engine.js';
import { WorkspaceError } from './workspace-error.js';

/**
 * Where addresses are, by a MaxMind database of cities or countries (GeoLite2, GeoIP2, or another in that form), with English names.
 * @throws WorkspaceError where the file is no such database
 */
export function geoDatabase(file: string): (address: string) => GeoLocation | null {
  const reader = open(file);
  return (address) => {
    const found = reader.get(address);
    if (found === null) return null;
    const country = found.country?.names.en;
    const state = found.subdivisions?.[0]?.names.en;
    const city = found.city?.names.en;
    const { latitude, longitude } = found.location ?? {};
    return {
      ...(country !== undefined && { country }),
      ...(state !== undefined && { state }),
      ...(city !== undefined && { city }),
      ...(latitude !== undefined && { latitude }),
      ...(longitude !== undefined && { longitude }),
    };
  };
}

function open(file: string): Reader<CityResponse> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    throw new WorkspaceError(file, 'cannot be read: there is no such file');
  }
  try {
    return new Reader<CityResponse>(bytes);
  } catch {
    throw new WorkspaceError(file, 'is no MaxMind database (.mmdb)');
  }
}
