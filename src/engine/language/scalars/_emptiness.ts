import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import type { Value } from '../../values/types.js';
import { type Overload, preparedWithNulls } from '../define.js';

/** Whether the text of a value is empty, as that of a null is, or the opposite. */
export function emptinessOverloads(isEmpty: boolean): Overload[] {
  const make = ({ types: [type = 'string'] }: CallSite) => {
    const toText = converter(type, 'string');
    return (value: Value) => (toText(value) === '') === isEmpty;
  };
  return [preparedWithNulls(['value: scalar'], 'bool', make)];
}
