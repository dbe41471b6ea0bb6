// Prints a query in canonical form: a step a line, long steps broken where they read best, comments kept where they stood.
//
// The printer goes over the tokens and asks the tree only where the text means more than its tokens. So the tokens of the printed
// text are those of the original, and it reads as the same tree.

import { DiagnosticBag } from '../../diagnostics/diagnostic.js';
import { tokenize } from '../lexer.js';
import type { OperatorTable } from '../operator-syntax.js';
import { parse } from '../parser.js';
import { layOut } from './document.js';
import { factsOf } from './facts.js';
import { Printer } from './printer.js';

/** Lines are broken where they would be longer, in characters. */
const WIDTH = 100;

/** The printed query; null where the text has errors, which `parse` tells. */
export function format(text: string, operators: OperatorTable): string | null {
  const diagnostics = new DiagnosticBag();
  const tree = parse(text, operators, diagnostics);
  if (diagnostics.hasErrors) return null;
  return layOut(new Printer(text, tokenize(text), factsOf(tree)).document(), WIDTH);
}
