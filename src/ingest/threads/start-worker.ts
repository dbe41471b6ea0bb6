import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a script of the project as a thread.
 * @param url of the script as it is once it is built, beside the module that asks
 */
export function startWorker(url: URL, options: WorkerOptions = {}): Worker {
  if (import.meta.url.endsWith('.ts')) return fromSource(url.href.replace(/\.js$/, '.ts'), options);
  // What the process was started with, such as a loader of the caller's, is nothing to a script of the package.
  return new Worker(url, { ...options, execArgv: [] });
}

/** A checkout that was not built: the thread has to read TypeScript itself. */
function fromSource(url: string, options: WorkerOptions): Worker {
  const file = JSON.stringify(url);
  const script = `
    const { createRequire } = require('node:module');
    const { require: load } = createRequire(${file})('tsx/cjs/api');
    load(${file}, ${file});`;
  return new Worker(script, { ...options, eval: true });
}
