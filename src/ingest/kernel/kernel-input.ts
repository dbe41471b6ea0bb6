// What the kernel has of a window: all of it, where that lies in the kernel's memory.

import type { Window } from '../bytes/window.js';
import type { Kernel } from './kernel.js';

export class KernelInput {
  /** Where the kernel took nothing, in the file, and what it had been given. */
  private stuckAt = -1;
  private stuckLength = 0;

  constructor(
    private readonly kernel: Kernel,
    private readonly window: Window,
  ) {}

  /** Whether the kernel may take something from the window's start on. */
  get isReady(): boolean {
    const { window, kernel } = this;
    const isStuck = window.offset === this.stuckAt && window.length <= this.stuckLength;
    return window.length > 0 && !isStuck && kernel.owns(window.bytes);
  }

  /** Takes what is before `next`, a position in the window. */
  take(next: number): void {
    const { window } = this;
    if (next === window.start) {
      this.stuckAt = window.offset;
      this.stuckLength = window.length;
    }
    window.take(next);
  }
}
