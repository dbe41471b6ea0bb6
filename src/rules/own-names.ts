import type { Diagnostic } from '../engine/engine.js';

const HINT = 'where it is yours, name its folder with --functions, or a database that has it with --db';

/**
 * The findings of a query, as it may use tables and functions of a team's own or of a solution. Names that are not near enough to known ones to be
 * mistyped are warnings, and what is said of types that hang on unknown names is left out.
 */
export function withOwnNames(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!diagnostics.some(({ code }) => UNKNOWN.has(code))) return diagnostics;
  const hangsOnThem = ({ code, message }: Diagnostic) => code.startsWith('KS') && /\bdynamic\b/.test(message);
  return diagnostics
    .filter((diagnostic) => !hangsOnThem(diagnostic))
    .map((diagnostic) =>
      isOwn(diagnostic) ? { ...diagnostic, severity: 'warning', hint: hintOf(diagnostic) } : diagnostic,
    );
}

/** A column, a table, a function that is not known: each is taken for one of dynamic values, so that reading can go on. */
const UNKNOWN: ReadonlySet<string> = new Set(['KS142', 'KS204', 'KS211']);

/** More letters than these are not mistyped. */
const MOST_MISTYPED = 2;

function isOwn(diagnostic: Diagnostic): boolean {
  const { code, message, hint = '' } = diagnostic;
  if (code !== 'KS204' && code !== 'KS211') return false;
  if (isOfWatchlist(message)) return true;
  const name = /'([^']*)'/.exec(message)?.[1] ?? '';
  const near = /`([^`]*)`/.exec(hint)?.[1];
  // Functions of Sentinel's own normalisation, which are not known.
  if (near === undefined || /^_(?:Im|ASim)_/.test(name)) return true;
  return Math.abs(near.length - name.length) > MOST_MISTYPED;
}

function hintOf({ hint, message }: Diagnostic): string {
  if (hint !== undefined && isOfWatchlist(message)) return hint;
  return hint === undefined ? HINT : `${hint} ${HINT}`;
}

const isOfWatchlist = (message: string) => message.startsWith('no watchlist ');
