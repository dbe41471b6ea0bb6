import type { Value } from '../engine/values/types.js';
import { readerOf, type Vector, valueAt } from '../engine/values/vector.js';

/** The text of the value of any row, made once a distinct value where the vector knows its distinct values. */
export function textsOf(vector: Vector, text: (value: Value) => string): (row: number) => string {
  switch (vector.encoding) {
    case 'constant': {
      const only = text(vector.value);
      return () => only;
    }
    case 'dictionary': {
      const { codes, dictionary } = vector;
      const texts: (string | undefined)[] = new Array(dictionary.length);
      return (row) => {
        const code = codes[row] as number;
        texts[code] ??= text(valueAt(dictionary, code));
        return texts[code];
      };
    }
    case 'flat': {
      const read = readerOf(vector);
      return (row) => text(read(row));
    }
  }
}
