// The names of months in the languages that browsers write dates in.

/** None of their names stands for different months. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'tr', 'cs', 'hu', 'el'];

let months: Map<string, number> | undefined;

function allMonths(): Map<string, number> {
  if (months !== undefined) return months;
  months = new Map();
  for (const language of LANGUAGES) {
    for (const style of ['short', 'long'] as const) {
      // With a day beside it, a month takes the form that it has in dates.
      for (const parts of [{ month: style }, { month: style, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' });
        for (let month = 0; month < 12; month++) {
          const name = format.formatToParts(Date.UTC(2024, month, 1)).find(({ type }) => type === 'month')?.value ?? '';
          const key = bare(name);
          if (/\p{L}/u.test(key) && !months.has(key)) months.set(key, month + 1);
        }
      }
    }
  }
  months.set('sept', 9);
  return months;
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll('.', '');
}

/** 1 to 12; undefined where no language has such a month. */
export function monthNamed(name: string): number | undefined {
  return allMonths().get(bare(name));
}
