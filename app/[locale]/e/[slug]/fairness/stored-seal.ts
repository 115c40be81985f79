const keyOf = (slug: string) => `startline.seal.${slug}`;

/** Stores the seal that this browser saw before the draw, so that it notices if another is shown afterwards. */
export function storeSeal(slug: string, seal: string): void {
  try {
    window.localStorage.setItem(keyOf(slug), seal);
  } catch {
    // Storage is full or forbidden: this browser then can't tell.
  }
}

/** Null on a first visit after the draw. */
export function readStoredSeal(slug: string): string | null {
  try {
    return window.localStorage.getItem(keyOf(slug));
  } catch {
    return null;
  }
}
