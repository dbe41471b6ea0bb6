// Patterns that many texts share, found as in R. Vaarandi, "A Data Clustering Algorithm for Mining Patterns From Event Logs" (2003): the words that
// many texts have in the same place make the pattern of a text; patterns that few texts have are dropped.

export interface TextPattern {
  /** with `*` for what differs; null for the texts without a pattern of their own */
  readonly pattern: string | null;
  /** the first of the texts */
  readonly representative: string;
}

export interface PatternOptions {
  /** the share of all texts, from 0 to 1, that a word or a pattern has to be in more of */
  readonly threshold: number;
  /** the characters between words; null for all that are no letters or digits */
  readonly separators: string | null;
}

/** The pattern of each of the texts. */
export function patternsOf(texts: readonly string[], options: PatternOptions): TextPattern[] {
  const fewest = options.threshold * texts.length;
  const words = texts.map((text) => wordsOf(text, options.separators));
  const wordCounts = counted(words.flatMap((list) => list.map((word, place) => keyOf(word, place))));
  const isFrequent = (word: Word, place: number) => (wordCounts.get(keyOf(word, place)) ?? 0) > fewest;
  const patterns = words.map((list) => patternOf(list, isFrequent, options.separators === null));
  const patternCounts = counted(patterns);
  const kept = patterns.map((pattern) =>
    /[^*\s]/.test(pattern) && (patternCounts.get(pattern) ?? 0) > fewest ? pattern : null,
  );
  const first = new Map<string | null, string>();
  kept.forEach((pattern, i) => {
    if (!first.has(pattern)) first.set(pattern, texts[i] ?? '');
  });
  return kept.map((pattern) => ({ pattern, representative: first.get(pattern) ?? '' }));
}

interface Word {
  readonly text: string;
  /** the separators behind it */
  readonly gap: string;
}

function wordsOf(text: string, separators: string | null): Word[] {
  const gap = separators === null ? '[^\\p{L}\\p{N}]' : `[${separators.replace(/[\\\]^-]/g, '\\$&')}]`;
  if (separators === '') return [{ text, gap: '' }];
  const pattern = new RegExp(`((?:(?!${gap})[^])*)(${gap}*)`, 'uy');
  const words: Word[] = [];
  while (pattern.lastIndex < text.length) {
    const [, word = '', between = ''] = pattern.exec(text) ?? [];
    if (word === '' && between === '') break;
    words.push({ text: word, gap: between });
  }
  return words;
}

function keyOf({ text }: Word, place: number): string {
  return `${place} ${text}`;
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The frequent words with what stands between them; `*` for the others. */
function patternOf(
  words: readonly Word[],
  isFrequent: (word: Word, place: number) => boolean,
  keepGaps: boolean,
): string {
  let pattern = '';
  words.forEach((word, place) => {
    const frequent = isFrequent(word, place);
    const next = words[place + 1];
    const beforeStar = next !== undefined && !isFrequent(next, place + 1);
    if (frequent) pattern += word.text + (keepGaps || !beforeStar ? word.gap : '');
    else {
      if (!pattern.endsWith('*')) pattern += '*';
      if (!beforeStar && keepGaps) pattern += word.gap;
    }
  });
  return pattern;
}
