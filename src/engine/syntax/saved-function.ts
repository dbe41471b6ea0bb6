import { type Diagnostic, DiagnosticBag } from '../diagnostics/diagnostic.js';
import type { OperatorTable } from './operator-syntax.js';
import { Parser, SyntaxFailure } from './parser.js';
import { isFunction, parseFunction, parseStatements } from './statements.js';
import type { FunctionDeclaration } from './tree.js';

export interface SavedFunction {
  /** null where the text has errors */
  readonly declaration: FunctionDeclaration | null;
  readonly errors: readonly Diagnostic[];
}

/** Reads the text of a saved function: `(parameters) { body }`, or the body alone where it takes no parameters. */
export function parseSavedFunction(text: string, operators: OperatorTable): SavedFunction {
  const diagnostics = new DiagnosticBag();
  const parser = new Parser(text, operators, diagnostics);
  const declaration = readDeclaration(parser);
  const errors = diagnostics.list().filter((d) => d.severity === 'error');
  return { declaration: errors.length > 0 ? null : declaration, errors };
}

function readDeclaration(parser: Parser): FunctionDeclaration | null {
  if (!isFunction(parser)) return bareBody(parser);
  try {
    const declaration = parseFunction(parser);
    parser.accept(';');
    if (!parser.atEnd()) parser.fail('KS002', `the function ends before this${parser.found()}`);
    return declaration;
  } catch (error) {
    // The failure has been reported.
    if (error instanceof SyntaxFailure) return null;
    throw error;
  }
}

function bareBody(parser: Parser): FunctionDeclaration | null {
  const statements = parseStatements(parser);
  const body = statements.at(-1);
  const span = { start: 0, end: parser.text.length };
  if (body?.kind !== 'expression') {
    parser.diagnostics.error('KS006', 'the function has no expression to return', span);
    return null;
  }
  return {
    kind: 'function',
    view: false,
    parameters: [],
    statements: statements.slice(0, -1),
    body: body.expression,
    span,
  };
}
