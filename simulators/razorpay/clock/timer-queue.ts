/** A thing to do at an instant of the virtual clock. */
export interface Timer {
  readonly dueMs: number;
  readonly sequence: number;
  readonly act: () => unknown;
  cancelled: boolean;
}

/** A binary heap: earliest first, and first asked first among equals, so that a seeded run repeats itself. */
export class TimerQueue {
  readonly #heap: Timer[] = [];

  push(timer: Timer): void {
    const heap = this.#heap;
    let index = heap.push(timer) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(heap[index], heap[parent])) break;
      swap(heap, index, parent);
      index = parent;
    }
  }

  /** The earliest timer that nobody cancelled, left in place. */
  peek(): Timer | undefined {
    while (this.#heap[0]?.cancelled) this.pop();
    return this.#heap[0];
  }

  pop(): Timer | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return first;

    heap[0] = last;
    let index = 0;
    for (;;) {
      let smallest = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < heap.length && isBefore(heap[child], heap[smallest])) smallest = child;
      }
      if (smallest === index) return first;
      swap(heap, index, smallest);
      index = smallest;
    }
  }

  get size(): number {
    return this.#heap.length;
  }
}

function isBefore(one: Timer | undefined, other: Timer | undefined): boolean {
  if (!one || !other) return false;
  return one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.sequence < other.sequence);
}

function swap(heap: Timer[], one: number, other: number): void {
  const kept = heap[one] as Timer;
  heap[one] = heap[other] as Timer;
  heap[other] = kept;
}
