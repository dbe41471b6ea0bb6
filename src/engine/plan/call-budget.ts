import type { Span } from '../diagnostics/diagnostic.js';
import type { Binder, Bound } from './binder.js';

/** Calls of functions within calls of functions. */
const DEEPEST_CALL = 60;
/** A function's body is read anew at every call, so that functions which call each other twice could go on for ever. */
const MOST_CALLS = 5_000;

/** Counts the calls of a query's own and of saved functions, and ends a query that makes too many. */
export class CallBudget {
  private depth = 0;
  private calls = 0;

  /** What `read` makes of the body of a function; broken, and reported, where the budget is used up. */
  enter(name: string, span: Span, binder: Binder, read: () => Bound): Bound {
    if (this.depth >= DEEPEST_CALL) {
      binder.error(
        'KQ003',
        `'${name}' calls itself, or functions nest deeper than ${DEEPEST_CALL}`,
        span,
        'KQL has no recursion',
      );
      return { kind: 'broken' };
    }
    if (++this.calls > MOST_CALLS) {
      if (this.calls === MOST_CALLS + 1)
        binder.error(
          'KQ003',
          `the query calls its functions more than ${MOST_CALLS} times`,
          span,
          'keep what a function gives in a `let`',
        );
      return { kind: 'broken' };
    }
    this.depth++;
    try {
      return read();
    } finally {
      this.depth--;
    }
  }
}
