const SECONDS_LEAST = 2;
const SECONDS_MOST = 60;
const WINDOW_MS = 1000;
/** So many times what we can serve may come back in a second: a little too many, so that nobody waits for an idle server. */
const WELCOME = 1.5;

/**
 * After how many seconds whoever is turned away should ask again: so spread that not many more come back at the same time than
 * were served lately.
 */
export class Spread {
  readonly #now: () => number;
  readonly #random: () => number;
  #windowBegan = Number.NEGATIVE_INFINITY;
  #served = 0;
  #turnedAway = 0;
  #seconds = SECONDS_LEAST;

  constructor({ now, random }: { now: () => number; random: () => number }) {
    this.#now = now;
    this.#random = random;
  }

  noteServed(): void {
    this.#closeWindow();
    this.#served += 1;
  }

  /** From one second up to what the last seconds suggest. */
  noteTurnedAway(): number {
    this.#closeWindow();
    this.#turnedAway += 1;
    return 1 + Math.round(this.#random() * (this.#seconds - 1) * 2);
  }

  #closeWindow(): void {
    const now = this.#now();
    if (now - this.#windowBegan < WINDOW_MS) return;
    const crowding = (this.#served + this.#turnedAway) / (WELCOME * Math.max(1, this.#served));
    const seconds = this.#seconds * Math.min(2, Math.max(0.5, crowding));
    this.#seconds = Math.min(SECONDS_MOST, Math.max(SECONDS_LEAST, seconds));
    this.#windowBegan = now;
    this.#served = 0;
    this.#turnedAway = 0;
  }
}
