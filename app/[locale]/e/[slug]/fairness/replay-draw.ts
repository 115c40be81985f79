import { checkDrawInSteps, type DrawChecks, type SealedDraw } from "#booking/waiting-room/check-draw.ts";

/** Loads the list and replays the draw in small steps, so that the page stays responsive. Null when the list can't be loaded. */
export async function replayDraw(
  slug: string,
  draw: SealedDraw,
  onProgress: (share: number) => void,
): Promise<{ checks: DrawChecks; list: Uint8Array } | null> {
  const list = await load(`/api/events/${slug}/draw/list?hash=${draw.sealed.listHash}`);
  if (!list) return null;
  const checking = checkDrawInSteps(draw, list);
  for (;;) {
    const { done, value } = checking.next();
    if (done) return { checks: value, list };
    onProgress(value);
    await new Promise((next) => setTimeout(next));
  }
}

async function load(address: string): Promise<Uint8Array | null> {
  try {
    const reply = await fetch(address);
    return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
