import { type DatetimeParts, partsOf } from '../../values/datetime.js';
import { type Overload, overload } from '../define.js';

/** The overload of a function that gives one number of a datetime. The service gives longs, whatever its documentation says. */
export function partOverloads(part: (parts: DatetimeParts) => number): Overload[] {
  return [overload(['date: datetime'], 'long', (date) => BigInt(part(partsOf(date))))];
}
