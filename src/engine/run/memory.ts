// How much memory the operators of one query hold together, about: they say it themselves.

import { RunError } from '../diagnostics/query-error.js';

export class MemoryBudget {
  private held = 0;

  /** @param limit bytes; infinity where there is no limit, and nobody needs to count */
  constructor(readonly limit: number) {}

  /** What one operator holds. */
  share(op: string): MemoryShare {
    let own = 0;
    return {
      hold: (bytes) => {
        this.held += bytes - own;
        own = bytes;
        if (this.held > this.limit) throw this.exceeded(op);
      },
      free: () => {
        this.held -= own;
        own = 0;
      },
    };
  }

  private exceeded(op: string): RunError {
    return new RunError(
      'KQ102',
      `'${op}' would take the query over its limit of ${bytesText(this.limit)} of memory; narrow the query or raise the limit maxMemory`,
    );
  }
}

export interface MemoryShare {
  /**
   * The operator holds so many bytes from now on.
   * @throws RunError where the query holds more than it may
   */
  hold(bytes: number): void;
  /** The operator holds nothing any more. */
  free(): void;
}

function bytesText(bytes: number): string {
  return bytes < 2 ** 20 ? `${bytes} bytes` : `${Math.round(bytes / 2 ** 20)} MB`;
}
