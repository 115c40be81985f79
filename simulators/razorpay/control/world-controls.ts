import type { ClockMode } from "../clock/clock.ts";
import { defaultSettings, type Settings } from "../engine/settings.ts";
import type { MerchantOptions, Simulator } from "../simulator.ts";
import type { Stage } from "../stage.ts";
import { type Control, readOptions } from "./control-request.ts";

const MODES: readonly ClockMode[] = ["real", "scaled", "manual"];

/** `advance_to` is a Unix time in seconds: up to that very instant, with all that falls due on it. */
interface ClockRequest {
  mode?: ClockMode;
  scale?: number;
  advance_seconds?: number;
  advance_to?: number;
}

/** Health, reset, clock and settings. */
export function worldControls(control: Control, stage: Stage): void {
  control.get("/health", (c) => c.json({ ok: true, seed: stage.current.seed, now: stage.current.clock.seconds() }));

  control.post("/reset", async (c) => {
    const { seed, merchants } = (await readOptions(c.req)) as { seed?: number; merchants?: MerchantOptions[] };
    stage.reset(seed, merchants);
    return c.json({ ok: true, seed: stage.current.seed });
  });

  control.get("/clock", (c) => c.json(clockView(stage.current)));

  control.post("/clock", async (c) => {
    const { clock } = stage.current;
    const options = (await readOptions(c.req)) as ClockRequest;
    if (options.mode !== undefined) {
      if (!MODES.includes(options.mode)) return c.json({ error: `mode is one of ${MODES.join(", ")}` }, 400);
      clock.set(options.mode, options.scale ?? 60);
    }
    const { advance_to: to, advance_seconds: seconds = to === undefined ? 0 : to - clock.nowMs() / 1000 } = options;
    if (!(seconds >= 0)) return c.json({ error: "Time goes forward only." }, 400);
    if (seconds > 0) await clock.advance(seconds * 1000);
    return c.json(clockView(stage.current));
  });

  control.get("/settings", (c) => c.json(stage.current.settings));

  control.post("/settings", async (c) => {
    const wanted = (await readOptions(c.req)) as Partial<Settings>;
    const unknown = Object.keys(wanted).filter((name) => !Object.hasOwn(defaultSettings(), name));
    if (unknown.length > 0) return c.json({ error: `No such setting: ${unknown.join(", ")}` }, 400);
    return c.json(Object.assign(stage.current.settings, wanted));
  });
}

function clockView({ clock }: Simulator): object {
  const now = clock.seconds();
  return {
    mode: clock.mode,
    scale: clock.scale,
    now,
    iso: new Date(clock.nowMs()).toISOString(),
    timers: clock.timers,
  };
}
