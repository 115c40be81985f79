import { addSeconds } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import {
  ALARM_AFTER_SECONDS,
  type ChannelHealth,
  decideHealth,
  isHealthy,
  reclassifyRefusal,
} from "./channel-health.ts";
import { claimProbe, raiseChannelHeld, resolveChannelHeld, selectHealth, writeHealth } from "./channels.sql.ts";
import type { Channel } from "./message.ts";
import type { SendOutcome } from "./ports.ts";

type Deps = { db: Database; clock: { now(): Date }; log: Log };

/** Longer than the one attempt can take: if its process dies, another may try after that. */
const PROBE_SECONDS = 60;

/**
 * Watches the provider of one channel during one run. What all processes must know, that it fails or works again, is written at
 * once; the rest when the run ends.
 */
export class ChannelMonitor {
  readonly #deps: Deps;
  readonly #channel: Channel;
  #health: ChannelHealth;
  #written: ChannelHealth;
  #isProbing: boolean;

  private constructor(deps: Deps, channel: Channel, health: ChannelHealth, isProbing: boolean) {
    this.#deps = deps;
    this.#channel = channel;
    this.#health = health;
    this.#written = health;
    this.#isProbing = isProbing;
  }

  /** Null while the channel is held, or another process tests it. */
  static async open(deps: Deps, channel: Channel): Promise<ChannelMonitor | null> {
    const health = await selectHealth(deps.db, channel);
    const { heldUntil } = health;
    if (heldUntil === null) return new ChannelMonitor(deps, channel, health, false);
    const now = deps.clock.now();
    if (heldUntil > now) return null;
    const isOurs = await claimProbe(deps.db, channel, { heldUntil, until: addSeconds(now, PROBE_SECONDS) });
    return isOurs ? new ChannelMonitor(deps, channel, health, true) : null;
  }

  /** Whether one message has to test first whether the provider works again. */
  get isProbing(): boolean {
    return this.#isProbing;
  }

  get isHeld(): boolean {
    return this.#health.heldUntil !== null;
  }

  /** Before an answer is observed: whether a failure now would be the message's own. */
  get isHealthy(): boolean {
    return isHealthy(this.#health);
  }

  /** What an answer means in the light of those before it. */
  interpret(outcome: SendOutcome): SendOutcome {
    return reclassifyRefusal(this.#health, outcome);
  }

  async observe(outcome: SendOutcome): Promise<void> {
    const { db, clock } = this.#deps;
    const before = this.#health;
    const now = clock.now();
    this.#health = decideHealth(before, outcome, { now, isProbe: this.#isProbing });
    this.#isProbing = false;
    const { failingSince, because } = this.#health;
    const hasChanged = before.failingSince?.getTime() !== failingSince?.getTime();
    if (hasChanged || this.#health.heldUntil?.getTime() !== before.heldUntil?.getTime()) await this.#write();
    if (hasChanged) this.#logTurn(before.failingSince, now);
    if (hasChanged && failingSince === null) await resolveChannelHeld(db, this.#channel, now);
    if (failingSince !== null && addSeconds(failingSince, ALARM_AFTER_SECONDS) <= now) {
      await raiseChannelHeld(db, this.#channel, because, now);
    }
  }

  /** The one line of an outage's beginning and that of its end; what comes between is in the rows. */
  #logTurn(failedSince: Date | null, now: Date): void {
    const channel = this.#channel;
    const { failingSince, because } = this.#health;
    if (failingSince !== null) {
      this.#deps.log.warn({ channel, reason: withoutContacts(because) }, "a provider takes no messages: they are held");
    } else if (failedSince !== null) {
      const seconds = Math.round((now.getTime() - failedSince.getTime()) / 1000);
      this.#deps.log.info({ channel, seconds }, "a provider takes messages again");
    }
  }

  /** If nothing was due, the provider was not tested: the next run may. */
  async close(): Promise<void> {
    if (this.#isProbing || this.#health !== this.#written) await this.#write();
  }

  async #write(): Promise<void> {
    await writeHealth(this.#deps.db, this.#channel, this.#health);
    this.#written = this.#health;
  }
}

/** Providers quote the address or number that they refused; the log has neither. */
const withoutContacts = (reason: string | null): string | null =>
  reason?.replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+|\+?\d{7,}/g, "…") ?? null;
