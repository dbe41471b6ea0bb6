// The columns that say when an event was. Defender calls its time `Timestamp`, Log Analytics `TimeGenerated`; tables that
// both have answer to both names, whichever was exported.

import { flatten, type Vector } from '../../engine/values/vector.js';

/** In the order in which they count. */
export const EVENT_TIMES: readonly string[] = ['Timestamp', 'TimeGenerated'];

type Columns = [name: string, vector: Vector][];

/** The column with the time of the events; undefined where there is none. */
export function eventTime(columns: Columns): Vector | undefined {
  for (const name of EVENT_TIMES) {
    const vector = columns.find(([column]) => column === name)?.[1];
    if (vector?.type === 'datetime') return vector;
  }
  return undefined;
}

/** Gives each of the columns `names` the times of the others, in those rows where it has none itself. */
export function shareTimes(columns: Columns, names: readonly string[]): void {
  const present = new Map(columns.filter(([name, { type }]) => names.includes(name) && type === 'datetime'));
  const [first, second] = present.values();
  if (first === undefined) return;
  for (const name of names) {
    const own = present.get(name);
    const shared = own === undefined ? first : filled(own, own === first ? second : first);
    const column = columns.find(([other]) => other === name);
    if (column === undefined) columns.push([name, shared]);
    else if (own !== undefined) column[1] = shared;
  }
}

/** The datetimes `own`, and those of `other` where they are null. */
function filled(own: Vector, other: Vector | undefined): Vector {
  const { data, nulls, length } = flatten(own);
  if (other === undefined || !nulls?.includes(1)) return own;
  const others = flatten(other);
  // The data of datetime vectors.
  const [ticks, otherTicks] = [(data as BigInt64Array).slice(), others.data as BigInt64Array];
  const stillNull = nulls.map((isNull, row) => (isNull === 1 ? (others.nulls?.[row] ?? 0) : 0));
  for (let row = 0; row < length; row++) if (nulls[row] === 1) ticks[row] = otherTicks[row] as bigint;
  return { encoding: 'flat', type: 'datetime', length, data: ticks, nulls: stillNull.includes(1) ? stillNull : null };
}
