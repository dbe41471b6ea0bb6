// What a spreadsheet leaves of values that do not fit its cells.

import { isTimeWithoutDate } from '../times/time-text.js';

const ROUNDED = /^-?\d(?:[.,]\d+)?E\+\d+$/;

/** What has happened to a value, as in `a spreadsheet has …`; undefined where nothing shows. */
export function damageOf(text: string): string | undefined {
  if (ROUNDED.test(text)) return 'rounded numbers';
  return isTimeWithoutDate(text) ? 'cut dates off' : undefined;
}

/** Damage in the values of one column. */
export class DamageCount {
  private readonly first = new Map<string, string>();

  add(text: string): void {
    const damage = damageOf(text);
    if (damage !== undefined && !this.first.has(damage)) this.first.set(damage, text);
  }

  /** As in `a spreadsheet has rounded numbers, such as 1.78E+12`; undefined where there is none. */
  get description(): string | undefined {
    const kinds = [...this.first].map(([damage, text]) => `${damage}, such as ${text}`);
    return kinds.length === 0 ? undefined : `a spreadsheet has ${kinds.join(', and ')}`;
  }
}
