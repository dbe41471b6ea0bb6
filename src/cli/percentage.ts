import { UsageError } from './usage-error.js';

/**
 * The percentage that an option names: `80` or `80%`. A bare number above 0 and up to 1 is refused, since it may be a share.
 * @param option with its dashes
 * @throws UsageError where the text is no percentage from 0 to 100
 */
export function percentageOf(option: string, text: string): number {
  const [, number = '', sign] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  const percent = Number(number);
  if (number === '' || percent > 100)
    throw new UsageError(`${option} takes a percentage from 0 to 100, such as 80%; found '${text}'`);
  if (sign === '' && percent > 0 && percent <= 1) {
    const asShare = Number((percent * 100).toFixed(10));
    throw new UsageError(`${option} takes a percentage; '${text}' may be a share: write ${asShare}% or ${number}%`);
  }
  return percent;
}
