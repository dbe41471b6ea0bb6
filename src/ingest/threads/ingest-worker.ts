// A thread of an ingest: encodes columns and hashes contents, one request after the other.

import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { encodeColumn } from '../../store/encoded-column.js';
import type { Answer, Request } from './messages.js';
import { transferable } from './transferable.js';

let hash = createHash('sha256');

function answerTo(request: Request): Answer {
  const { id } = request;
  switch (request.kind) {
    case 'encode':
      return { kind: 'encoded', id, column: encodeColumn(request.column) };
    case 'hash':
      if (request.begins) hash = createHash('sha256');
      hash.update(request.bytes);
      return { kind: 'hashed', id };
    case 'digest':
      return { kind: 'digest', id, hash: hash.digest('hex') };
  }
}

function send(answer: Answer): void {
  parentPort?.postMessage(answer, transferable(answer));
}

parentPort?.on('message', (request: Request) => {
  try {
    send(answerTo(request));
  } catch (error) {
    send({ kind: 'failed', id: request.id, error });
  }
});
send({ kind: 'ready' });
