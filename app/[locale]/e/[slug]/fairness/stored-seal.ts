const keyOf = (slug: string) => `startline.seal.${slug}`;

/** Keeps the seal that this browser was shown before the draw, so that it knows if another is shown after it. */
export function storeSeal(slug: string, seal: string): void {
  try {
    window.localStorage.setItem(keyOf(slug), seal);
  } catch {
    // Full or forbidden: then this browser can't tell.
  }
}

/** Null when it was here for the first time after the draw. */
export function readStoredSeal(slug: string): string | null {
  try {
    return window.localStorage.getItem(keyOf(slug));
  } catch {
    return null;
  }
}
