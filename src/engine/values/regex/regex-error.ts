const EXCERPT = 24;

/** A pattern that is not one, or a rewrite text that does not fit it. `position` counts UTF-16 units of `text` from 0. */
export class RegexError extends Error {
  override readonly name = 'RegexError';

  constructor(
    readonly reason: string,
    readonly text: string,
    readonly position: number,
    what: 'regular expression' | 'rewrite text' = 'regular expression',
  ) {
    super(`${reason}, at character ${position + 1} of the ${what}${excerpt(text, position)}`);
  }
}

function excerpt(text: string, position: number): string {
  if (position >= text.length) return ', its end';
  const rest = text.slice(position, position + EXCERPT);
  return `: ${rest}${position + EXCERPT < text.length ? '…' : ''}`;
}
