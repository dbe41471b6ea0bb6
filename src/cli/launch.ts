// What `kqlocal` runs: the command line as one script, with the code that V8 made of it the last time.
//
// Reading and compiling the language anew would be most of the time of a small command. The code is kept beside the script, for
// the version of Node that made it; where it is missing, of another version, or cannot be written, everything works, only slower.

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const folder = path.dirname(fileURLToPath(import.meta.url));
const file = path.join(folder, 'main.cjs');
const codeFile = path.join(folder, 'main.code');

const kept = readKept();
const script = new Script(`(function (require, __filename) {${readFileSync(file, 'utf8')}\n})`, {
  filename: file,
  ...(kept === undefined ? {} : { cachedData: kept }),
});
if (kept === undefined || script.cachedDataRejected === true) process.on('exit', keep);
// The script is a function of these two, by the line above.
const run = script.runInThisContext() as (require: NodeJS.Require, file: string) => void;
run(createRequire(file), file);

function readKept(): Buffer | undefined {
  try {
    return readFileSync(codeFile);
  } catch {
    return undefined;
  }
}

/** Keeps the code as it is at the end of the run, with the functions that the run has compiled. */
function keep(): void {
  try {
    const partial = `${codeFile}.${process.pid}`;
    writeFileSync(partial, script.createCachedData());
    renameSync(partial, codeFile);
  } catch {
    // The folder belongs to somebody else: the next start is as slow as this one.
  }
}
