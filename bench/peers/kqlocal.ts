import type { Peer, PeerKind } from '../peer.js';
import { kqlOf } from '../workload.js';

/** The built package; its source says what it holds. */
const built = new URL('../../dist/index.js', import.meta.url);
const library: typeof import('../../src/index.js') = await import(built.href);

async function open(path: string): Promise<Peer> {
  const database = library.openDatabase(path);
  return {
    async ingest(file) {
      const { files } = await database.ingest([file], { table: 'DeviceNetworkEvents' });
      for (const { error } of files) if (error) throw error;
      return files.reduce((sum, each) => sum + each.rows, 0);
    },
    async query(workload, now) {
      const questions = kqlOf(workload);
      const asked = questions.length > 1 ? database.sharing(questions.map((kql) => ({ kql, now }))) : database;
      return questions.flatMap((kql) => [...asked.query(kql, { now }).rows]);
    },
    isoTime: String,
    async close() {
      database.close();
    },
  };
}

export const kqlocal: PeerKind = { name: 'kqlocal', title: `kqlocal ${library.version}`, open };
