// What threads are told, and what they answer.

import type { BufferedColumn } from '../../store/column-buffer.js';
import type { EncodedColumn } from '../../store/encoded-column.js';

export type Request =
  | { readonly kind: 'encode'; readonly id: number; readonly column: BufferedColumn }
  /** The next bytes of a content, which stay as they are until they are hashed; the first of another one where `begins`. */
  | { readonly kind: 'hash'; readonly id: number; readonly begins: boolean; readonly bytes: Uint8Array }
  /** Asks for the hash of all bytes since the last that `begins`. */
  | { readonly kind: 'digest'; readonly id: number };

export type Answer =
  /** The thread has started. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'encoded'; readonly id: number; readonly column: EncodedColumn }
  | { readonly kind: 'hashed'; readonly id: number }
  | { readonly kind: 'digest'; readonly id: number; readonly hash: string }
  | { readonly kind: 'failed'; readonly id: number; readonly error: unknown };
