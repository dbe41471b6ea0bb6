import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Standard output of the same program with other arguments; what it says on standard error is shown. */
export async function runSelf(args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  const [node, script] = process.argv;
  if (node === undefined || script === undefined) throw new TypeError('a program has a name');
  const child = spawn(node, [...process.execArgv, script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { code: Number(code ?? 2), out };
}
