import { useState } from "react";

/** Copies a text, and says that it did; `byHand` says what to do where the browser allows no copying. */
export function useCopied(byHand: string): { said: string; copy: (text: string) => Promise<void> } {
  const [said, setSaid] = useState("");
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid(byHand);
    }
  }
  return { said, copy };
}
