// The arguments of a Windows command line, by the rules of CommandLineToArgvW.
// https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw

/** The program is what stands in quotation marks, in which nothing is escaped, or all up to a blank. */
const PROGRAM = /^(?:"([^"]*)"?|([^ \t]*))[ \t]*/;

/** What an argument is made of: backslashes before a quotation mark, quotation marks, blanks, anything else. */
const PIECE = /(\\*)("+)|([ \t]+)|\\+|[^ \t"\\]+/y;

export function windowsArguments(commandLine: string): string[] {
  const [all = '', quoted, plain = ''] = PROGRAM.exec(commandLine) ?? [];
  return [quoted ?? plain, ...argumentsAfter(commandLine, all.length)];
}

interface Piece {
  readonly text: string;
  /** whether what follows is quoted */
  readonly isQuoted: boolean;
}

function argumentsAfter(text: string, start: number): string[] {
  const found: string[] = [];
  let current: string | null = null;
  let isQuoted = false;
  PIECE.lastIndex = start;
  for (let piece = PIECE.exec(text); piece !== null; piece = PIECE.exec(text)) {
    const [all, backslashes = '', marks = '', blanks] = piece;
    if (blanks !== undefined && !isQuoted) {
      if (current !== null) found.push(current);
      current = null;
      continue;
    }
    const read: Piece = marks === '' ? { text: all, isQuoted } : readMarks(backslashes.length, marks.length, isQuoted);
    current = (current ?? '') + read.text;
    isQuoted = read.isQuoted;
  }
  if (current !== null) found.push(current);
  return found;
}

/**
 * Backslashes count by pairs before a quotation mark, and an odd one escapes it. Of the others, each changes between
 * quoted and plain; three in a row, or two after the one that opened, give a quotation mark.
 */
function readMarks(backslashes: number, marks: number, wasQuoted: boolean): Piece {
  let text = '\\'.repeat(backslashes >> 1);
  let left = marks;
  if (backslashes % 2 === 1) {
    text += '"';
    left--;
  }
  const open = (wasQuoted ? 1 : 0) + left;
  return { text: text + '"'.repeat(Math.trunc(open / 3)), isQuoted: open % 3 === 1 };
}
