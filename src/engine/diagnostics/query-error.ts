import type { Diagnostic } from './diagnostic.js';
import { renderDiagnostics } from './render.js';

/** A query that cannot be run: it carries every error found in its text. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    readonly diagnostics: readonly Diagnostic[],
    readonly query: string,
  ) {
    super(renderDiagnostics(diagnostics, { name: 'query', text: query }));
  }
}

/** A query that was understood and failed while it ran: a limit, an assertion, a value that an operator refuses. */
export class RunError extends Error {
  override readonly name = 'RunError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
