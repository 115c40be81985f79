import { useState } from "react";
import { useOrganizerText } from "./language/text-context.tsx";

/** Copies a text, and says that it did; `byHand` says what to do where the browser allows no copying. */
export function useCopied(byHand: string): { said: string; copy: (text: string) => Promise<void> } {
  const t = useOrganizerText();
  const [said, setSaid] = useState("");
  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t("Copied"));
    } catch {
      setSaid(byHand);
    }
  }
  return { said, copy };
}
