import { setTimeout as pause } from "node:timers/promises";

/** Whether it came true before the patience was over. Whoever fails to answer has not said yes. */
export async function until(isSo: () => Promise<boolean>, patienceMs: number): Promise<boolean> {
  const givesUpAt = Date.now() + patienceMs;
  while (Date.now() < givesUpAt) {
    if (await isSo().catch(() => false)) return true;
    await pause(50);
  }
  return false;
}
