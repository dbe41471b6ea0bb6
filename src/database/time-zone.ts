import { zoneNamed } from '../ingest/times/zones.js';

/** Whether times of exports can be read as those of such a zone: an IANA name, one of Windows or of the portals, or an offset. */
export const isTimeZone = (name: string): boolean => zoneNamed(name) !== undefined;
