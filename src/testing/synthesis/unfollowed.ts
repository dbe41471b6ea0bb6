import { DeadEnd } from './choices.js';

/** Thrown where a row's way through a step cannot be followed back. */
export class Unfollowed extends DeadEnd {
  constructor(readonly part: string) {
    super(`${part} cannot be followed back`);
  }
}
