import { readFileSync } from 'node:fs';
import { answerLines } from './answer.js';
import type { Peer, PeerKind } from './peer.js';
import type { Outcome, Reply, Task } from './peer-process.js';
import { peers } from './peers/all.js';
import { workloads } from './workloads/all.js';

/** The process of a peer: opens the database that its arguments name, and does the tasks that it is sent. */
const [name = '', path = ''] = process.argv.slice(2);
const load = peers[name];
const kind = load ? await load() : null;
let open: Promise<Peer> | null = null;

process.on('message', async (task: Task) => {
  const reply = await perform(task).then(
    (outcome): Reply => ({ outcome }),
    (error: unknown): Reply => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  process.send?.(reply, () => {
    if (task.do === 'leave') process.exit(0);
  });
});

async function perform(task: Task): Promise<Outcome> {
  if (kind === null) throw new Error('no such peer');
  if (task.do === 'ingest') return ingest(kind, task);
  if (task.do === 'leave') {
    await (await open)?.close();
    return outcome(kind, 0, 0);
  }
  open ??= kind.open(path);
  return query(kind, await open, task);
}

async function ingest(kind: PeerKind, task: Task & { do: 'ingest' }): Promise<Outcome> {
  const start = performance.now();
  const peer = await kind.open(path);
  const rows = await peer.ingest(task.file, task.format);
  await peer.close();
  return outcome(kind, performance.now() - start, rows);
}

async function query(kind: PeerKind, peer: Peer, task: Task & { do: 'query' | 'answer' }): Promise<Outcome> {
  const workload = workloads.find((each) => each.name === task.workload);
  if (workload?.kind !== 'query') throw new Error('no such question');
  const start = performance.now();
  const rows = await peer.query(workload, task.now);
  const timed = outcome(kind, performance.now() - start, rows.length);
  return task.do === 'answer' ? { ...timed, lines: answerLines(rows, workload.answer, peer) } : timed;
}

const outcome = (kind: PeerKind, milliseconds: number, rows: number): Outcome => ({
  milliseconds,
  processorMilliseconds: processorMilliseconds(),
  rows,
  peakMemory: peakMemory(),
  title: kind.title,
});

function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Linux counts it since the program began; elsewhere the count may begin with the process that forked. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}
