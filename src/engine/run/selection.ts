import type { Vector } from '../values/vector.js';

/** The rows for which a boolean column is true. */
export function trueRows(condition: Vector): Uint32Array {
  const { length } = condition;
  const rows = new Uint32Array(length);
  let count = 0;
  switch (condition.encoding) {
    case 'constant':
      if (condition.value !== true) return rows.subarray(0, 0);
      for (let row = 0; row < length; row++) rows[row] = row;
      return rows;
    case 'dictionary': {
      const { codes, dictionary } = condition;
      const isTrue = flags(dictionary.data as Uint8Array, dictionary.nulls);
      for (let row = 0; row < length; row++) if (isTrue[codes[row] as number] === 1) rows[count++] = row;
      return rows.subarray(0, count);
    }
    case 'flat': {
      const isTrue = flags(condition.data as Uint8Array, condition.nulls);
      for (let row = 0; row < length; row++) if (isTrue[row] === 1) rows[count++] = row;
      return rows.subarray(0, count);
    }
  }
}

/** 1 where the value is true and not null. */
function flags(data: Uint8Array, nulls: Uint8Array | null): Uint8Array {
  return nulls === null ? data : data.map((value, i) => (nulls[i] === 1 ? 0 : value));
}
