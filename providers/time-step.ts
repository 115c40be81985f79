import { createHmac, timingSafeEqual } from "node:crypto";

const STEP_MS = 30_000;
/** better-auth accepts one step at each side; one more, because the clock goes on between our look and its. */
const STEPS_ASIDE = 2;

/**
 * The time step (RFC 6238) of which `code` is the code, or null where it is of none that could be accepted now. better-auth says
 * that a code is right, and not of which step.
 */
export function timeStepOf(secret: string, code: string, nowMs: number): number | null {
  if (!/^[0-9]{6}$/.test(code)) return null;
  const current = Math.floor(nowMs / STEP_MS);
  for (let step = current + STEPS_ASIDE; step >= current - STEPS_ASIDE; step--) {
    if (timingSafeEqual(Buffer.from(codeOfStep(secret, step)), Buffer.from(code))) return step;
  }
  return null;
}

/** RFC 4226, 5.3. */
function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", secret).update(counter).digest();
  const offset = digest.readUInt8(digest.length - 1) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
