import { html } from "hono/html";
import type { Simulator } from "../simulator.ts";
import { callButton, type Html } from "./markup.ts";
import { fullTimeOf } from "./words.ts";

const JUMPS: [string, number][] = [
  ["+1 minute", 60],
  ["+10 minutes", 600],
  ["+1 hour", 3600],
  ["+1 day", 86_400],
];

/** Razorpay's clock, and buttons that move it. */
export function clockPanel({ clock }: Simulator): Html {
  return html`
    <p class="now"><time>${fullTimeOf(clock.seconds())}</time> ${MODES[clock.mode]}</p>
    <div class="buttons">
      ${JUMPS.map(([label, seconds]) => callButton(label, "/clock", { advance_seconds: seconds }))}
      ${
        clock.mode === "manual"
          ? callButton("Let it run", "/clock", { mode: "real" })
          : callButton("Stop it", "/clock", { mode: "manual" })
      }
    </div>`;
}

const MODES = { real: "and running", scaled: "and running fast", manual: "and standing still" };
