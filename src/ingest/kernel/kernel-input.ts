// What the kernel has of a window: a part of it, copied, which readers of rows go through.

import type { Window } from '../bytes/window.js';
import type { Kernel } from './kernel.js';

/** Bytes that are copied at once; a record that is longer is read elsewhere. */
const PART = (1 << 20) - 64;

export class KernelInput {
  /** Where decoded fields go, with as much room as the part. */
  readonly room: number;
  /** The part that is there, in the kernel's memory and in the file. */
  private readonly start: number;
  private offset = 0;
  private length = 0;
  /** The place in the file from which the kernel took nothing of the part. */
  private stuckAt = -1;

  constructor(
    private readonly kernel: Kernel,
    private readonly window: Window,
  ) {
    this.start = kernel.functions.allocate(PART);
    this.room = kernel.functions.allocate(PART);
  }

  /** The place of the window's start in the kernel's memory, and the end of what is there behind it. */
  get span(): { readonly at: number; readonly end: number } {
    return { at: this.start + this.window.offset - this.offset, end: this.start + this.length };
  }

  /** Sees to it that the kernel has what is at the window's start; false where it had all of that already, to no avail. */
  load(): boolean {
    const { window } = this;
    const isThere = window.offset >= this.offset && window.offset < this.offset + this.length;
    if (isThere && window.offset !== this.stuckAt) return true;
    const length = Math.min(window.length, PART);
    if (window.offset === this.offset && length <= this.length) return false;
    this.kernel.bytes.set(window.bytes.subarray(window.start, window.start + length), this.start);
    this.offset = window.offset;
    this.length = length;
    this.stuckAt = -1;
    return length > 0;
  }

  /** Takes what is before `next`, a place in the kernel's memory. */
  take(next: number): void {
    const taken = next - this.span.at;
    if (taken === 0) this.stuckAt = this.window.offset;
    this.window.take(this.window.start + taken);
  }
}
