import { readFileSync } from 'node:fs';
import { answerLines } from './answer.js';
import { median } from './measurements.js';
import type { Peer, PeerKind } from './peer.js';
import type { Outcome, Reply, Task } from './peer-process.js';
import { peers } from './peers/all.js';
import { eachAlone, type QueryWorkload } from './workload.js';
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
  return task.do === 'dearest' ? dearest(kind, await open, task) : query(kind, await open, task);
}

async function ingest(kind: PeerKind, task: Task & { do: 'ingest' }): Promise<Outcome> {
  const start = performance.now();
  const peer = await kind.open(path);
  const rows = await peer.ingest(task.file, task.format);
  await peer.close();
  return outcome(kind, performance.now() - start, rows);
}

/** Of each workload the question that took longest. */
const dearestOf = new Map<string, QueryWorkload>();

/** The median of three turns of the dearest question alone; the first time of each, to find it. */
async function dearest(kind: PeerKind, peer: Peer, task: Task & { do: 'dearest' }): Promise<Outcome> {
  const workload = questionNamed(task.workload);
  const known = dearestOf.get(workload.name);
  let most = 0;
  for (const one of known === undefined ? eachAlone(workload) : [known]) {
    const turns: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const start = performance.now();
      await peer.query(one, task.now);
      turns.push(performance.now() - start);
    }
    if (median(turns) <= most) continue;
    most = median(turns);
    dearestOf.set(workload.name, one);
  }
  return outcome(kind, most, 1);
}

function questionNamed(name: string): QueryWorkload {
  const workload = workloads.find((each) => each.name === name);
  if (workload?.kind !== 'query') throw new Error('no such question');
  return workload;
}

async function query(kind: PeerKind, peer: Peer, task: Task & { do: 'query' | 'answer' }): Promise<Outcome> {
  const workload = questionNamed(task.workload);
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
