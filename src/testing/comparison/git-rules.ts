// The rules that a revision of a git repository holds.

import { execFileSync } from 'node:child_process';
import { type Rule, RuleError, rulesOfText } from '../../rules/index.js';

/**
 * @param paths files or folders, as they are named from the working folder
 * @param folder the working folder
 * @throws RuleError where git does not know the revision, or a file of it holds no rule
 */
export function rulesAt(revision: string, paths: readonly string[], folder = '.'): Rule[] {
  const git = (...args: string[]) => gitOutput(args, revision, folder);
  const listed = git('ls-tree', '-r', '--name-only', '-z', revision, '--', ...paths);
  const files = listed.split('\0').filter((file) => file !== '');
  return files.flatMap((file) => rulesOfText(git('show', `${revision}:./${file}`), file) ?? []);
}

function gitOutput(args: readonly string[], revision: string, cwd: string): string {
  try {
    return execFileSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
    throw new RuleError(revision, `git cannot read it: ${said.split('\n')[0] ?? ''}`);
  }
}
