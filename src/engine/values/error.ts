/** A value that cannot be what it is asked to be: a bad cast, a number out of range, two types that do not meet. */
export class ValueError extends Error {
  override readonly name = 'ValueError';
}
