const MOST = 10_000;

/** Whether the functions of the beta distribution take a number as a parameter of it. */
export function isBetaParameter(parameter: number): boolean {
  return parameter > 0 && parameter <= MOST;
}
