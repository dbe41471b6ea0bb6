/** `1 row`, `4,800 rows`. */
export function plural(count: number, what: string, several = `${what}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? what : several}`;
}
