// What `kqlocal` runs: the command line as one script, with the code that V8 made of it the last time.
//
// Reading and compiling the language anew would be most of the time of a small command. The code is kept beside the script, for
// the version of Node that made it; where it is missing, of another version, or cannot be written, everything works, only slower.
// A CommonJS module, since Node starts these without its loader of ES modules.

import fs = require('node:fs');
import module = require('node:module');
import path = require('node:path');
import vm = require('node:vm');

const file = path.join(__dirname, 'main.cjs');
const codeFile = path.join(__dirname, 'main.code');

const kept = readKept();
// The script holds nothing but ASCII (scripts/build.ts sees to it), which is read as it is. It is a function of these two.
const script = new vm.Script(fs.readFileSync(file, 'latin1'), {
  filename: file,
  ...(kept === undefined ? {} : { cachedData: kept }),
});
if (kept === undefined || script.cachedDataRejected === true) process.on('exit', keep);
const run = script.runInThisContext() as (require: NodeJS.Require, file: string) => void;
run(module.createRequire(file), file);

function readKept(): Buffer | undefined {
  try {
    return fs.readFileSync(codeFile);
  } catch {
    return undefined;
  }
}

/** Keeps the code as it is at the end of the run, with the functions that the run has compiled. */
function keep(): void {
  try {
    const partial = `${codeFile}.${process.pid}`;
    fs.writeFileSync(partial, script.createCachedData());
    fs.renameSync(partial, codeFile);
  } catch {
    // The folder belongs to somebody else: the next start is as slow as this one.
  }
}
