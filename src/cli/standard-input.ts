// yargs loses a lone `-` among positional arguments, so it goes through under another name.

const STAND_IN = '\0standard input';

export function keepStandardInput(argument: string): string {
  return argument === '-' ? STAND_IN : argument;
}

/** The arguments as they were typed. */
export function restoreStandardInput<A extends object>(args: A): A {
  const restored = Object.entries(args).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(restore) : restore(value),
  ]);
  // The same properties with values of the same types.
  return Object.fromEntries(restored) as A;
}

const restore = (value: unknown): unknown => (value === STAND_IN ? '-' : value);
