import { Claims } from "#booking/bookings/claims.ts";
import { ServiceBeats } from "#booking/capacity/send-beats.ts";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Mailer, RenderEmail, RenderStatement, SmsSender } from "#booking/messages/ports.ts";
import type { SignIn } from "#booking/organizers/sign-in.ts";
import type { Gateway } from "#booking/payments/gateway.ts";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { SharedSyncs } from "#booking/payments/shared-syncs.ts";
import { openPlayGateway } from "#booking/rehearsals/open-play-gateway.ts";
import { routeGateway } from "#booking/rehearsals/route-gateway.ts";
import { RefusalCounter } from "#booking/sale-console/count-refusals.ts";
import { AnswerWatch } from "#booking/sale-console/watch-answers.ts";
import { LoadMonitor } from "#booking/waiting-room/load-monitor.ts";
import { openWaitingRoom, type WaitingRoom } from "#booking/waiting-room/open-waiting-room.ts";
import { probeQueue } from "#booking/waiting-room/probe-queue.ts";
import { watchQueue } from "#booking/waiting-room/watch-queue.ts";
import { type Broadcast, openBroadcast } from "#platform/broadcast.ts";
import { checkRedis } from "#platform/check-redis.ts";
import { type Clock, systemClock } from "#platform/clock.ts";
import { type Config, readConfig } from "#platform/config.ts";
import type { Database, Pool } from "#platform/database.ts";
import { DownloadTurns } from "#platform/download-turns.ts";
import { deriveKey, deriveSigningKeys, deriveSigningPairs, type SigningKey, type SigningPair } from "#platform/keys.ts";
import { type Log, openLog } from "#platform/log.ts";
import { Metrics } from "#platform/metrics.ts";
import { openRateLimiter, type RateLimiter } from "#platform/open-rate-limiter.ts";
import { openSharedRateLimitCheck } from "#platform/open-shared-rate-limit.ts";
import { openRedis, type RedisClient } from "#platform/redis.ts";
import { openResendLimits, type ResendLimits } from "#platform/resend-limits.ts";
import { type Connection, openConnections } from "./wiring/connections.ts";
import { type Jobs, openJobs } from "./wiring/jobs.ts";
import { type Limits, openLimits, openSignInLimits, type SignInLimits } from "./wiring/limits.ts";
import { openMailer, openOrganizerSignIn, openRazorpayGateway, openSmsSender } from "./wiring/providers.ts";
import { openPublicEvents, type PublicEvents } from "./wiring/public-events.ts";

/** Everything that the doors, the pages and the worker share. Verbs of `booking/` take it as their first argument. */
export type Startline = PublicEvents &
  WaitingRoom & {
    config: Config;
    log: Log;
    clock: Clock;
    metrics: Metrics;

    /** The connections of whoever was called or has a place: nobody else takes one of these. */
    pool: Pool;
    db: Database;
    /** The connections of everybody else at the sale. */
    visitors: Connection;
    /** The connections of background work: a crowd and its messages never wait for each other. */
    jobPool: Pool;
    /** The connections of admin pages, downloads, and of what strangers may ask for: riders never wait for these. */
    office: Connection;
    /** Every pool of this process. */
    pools: readonly Pool[];
    redis: RedisClient;
    /** Tries once everything that Redis is used for. Null if all of it works, else what fails and why. */
    checkRedis(): Promise<string | null>;

    /** Says that riders are served, and gives them back the time in which they were not. */
    beats: ServiceBeats;
    claims: Claims;
    /** What this process sees of trouble. */
    loadMonitor: LoadMonitor;
    /** Downloads of many rows give way to riders. */
    downloadTurns: DownloadTurns;
    /** Whom we told to come again, for the organizer's screen. */
    refusals: RefusalCounter;
    /** How fast riders are answered, for the organizer's screen. */
    answerWatch: AnswerWatch;
    gateway: Gateway;
    /** Limits what background work asks of Razorpay. */
    rateLimiter: RateLimiter;
    /** The syncs that pages and Razorpay's callback cause. */
    syncs: SharedSyncs;
    signIn: SignIn;

    /** For what an organizer waits for, such as a test to themselves. All that we owe anybody goes through the outbox. */
    messaging: { mailer: Mailer; smsSender: SmsSender; renderEmail: RenderEmail; renderStatement: RenderStatement };

    limits: Limits;
    resendLimits: ResendLimits;
    /** Of queue tickets, the current key first. */
    ticketKeys: readonly SigningKey[];
    /** Of the challenges of the proof of work, the current first. */
    proofKeys: readonly SigningKey[];
    /** Of the bookings' access tokens, the current first. */
    accessKeys: readonly SigningKey[];
    /** Of what the play checkout of a rehearsal hands to the page, the current first. */
    playKeys: readonly SigningKey[];
    /** Of the lists that devices keep at the kit counter, the current first. */
    checkInListPairs: readonly SigningPair[];
    /** Of the links to join the team and to set a new password, the current first. */
    teamKeys: readonly SigningKey[];
    /** How often somebody may try to sign in, or ask for a new password. */
    signInLimits: SignInLimits;
    /** Bearer of the routes that only our own processes call. */
    internalToken: string;

    /** The event as a calendar file in the language of whoever takes part: the one that the email brings, too. */
    calendarOf(booking: { eventId: string; id: string }): Promise<string | null>;
    /** A message as it would be sent, for the organizer's preview. */
    /** Slugs of events that have changed, told to every process. */
    eventNews: Broadcast;
    /** The background work, by name: the worker repeats it, and `/api/cron/{job}` until nothing is left to do. */
    jobs: Jobs;
  };

/** Joins the product to its database, its queue and its providers. Opens no connection yet. */
export function openStartline(config: Config, clock: Clock = systemClock): Startline {
  const log = openLog(config.LOG_LEVEL);
  const metrics = new Metrics();
  const { riders, visitors, beats: beatPool, jobs, office, signIn } = openConnections(config);
  const { pool, db } = riders;

  const redis = openRedis(config.REDIS_URL);
  const eventNews = openBroadcast(redis, "startline:event-news");
  const checkRateLimit = openSharedRateLimitCheck(redis);

  const secrets = [config.SECRET_KEY, config.SECRET_KEY_PREVIOUS].filter((secret) => secret !== undefined);
  const accessKeys = deriveSigningKeys(secrets, "booking-access");
  const teamKeys = deriveSigningKeys(secrets, "team-links");
  const signInLimits = openSignInLimits(redis);
  const readBookingFacts = messageFactsReader({ db, accessKeys, publicUrl: config.PUBLIC_URL });

  const beats = new ServiceBeats({ pool: beatPool, clock, log });
  const loadMonitor = new LoadMonitor({ clock });
  metrics.watchDelays(() => loadMonitor.readDelays());
  const queueWatch = watchQueue({ pool: jobs.pool, clock, log, metrics });
  const publicEvents = openPublicEvents({ riders, visitors, office });
  const playKeys = deriveSigningKeys(secrets, "play-checkout");
  const gateway = observedOrders(
    routeGateway({
      razorpay: openRazorpayGateway(config),
      // What a rehearsal asks waits behind nobody at a real sale, and nobody behind it.
      play: openPlayGateway({ ...office, clock, keys: playKeys }),
      isRehearsal: async (eventId) => (await publicEvents.eventById(eventId))?.rehearsalOf != null,
    }),
    loadMonitor.observePayment,
  );
  const rateLimiter = openRateLimiter(config.RAZORPAY_CALLS_PER_SECOND);
  const messaging = { mailer: openMailer(config), smsSender: openSmsSender(config), renderEmail, renderStatement };

  return {
    config,
    log,
    clock,
    metrics,

    pool,
    db,
    visitors,
    jobPool: jobs.pool,
    office,
    pools: [pool, visitors.pool, beatPool, jobs.pool, office.pool, signIn],
    redis,
    checkRedis: () =>
      checkRedis(redis, [
        { what: "the queue", attempt: () => probeQueue(redis) },
        { what: "limits over all processes", attempt: checkRateLimit },
        { what: "news of edits between processes", attempt: eventNews.check },
      ]),

    ...openWaitingRoom({ pool: visitors.pool, redis, clock, loadMonitor, queueWatch, beats }),
    beats,
    claims: new Claims({
      pool,
      clock,
      observe: { poolWait: loadMonitor.observePoolWait, hold: loadMonitor.observeHold },
    }),
    loadMonitor,
    downloadTurns: new DownloadTurns(),
    refusals: new RefusalCounter({ db: jobs.db, clock }),
    answerWatch: new AnswerWatch({ redis, clock }),
    gateway,
    rateLimiter,
    syncs: new SharedSyncs({ db, pool, clock, log, gateway }),
    signIn: openOrganizerSignIn(config, { pool: signIn, log, limits: signInLimits }),

    messaging,
    limits: openLimits(redis),
    resendLimits: openResendLimits(redis),
    ticketKeys: deriveSigningKeys(secrets, "queue-tickets"),
    proofKeys: deriveSigningKeys(secrets, "queue-proofs"),
    accessKeys,
    playKeys,
    checkInListPairs: deriveSigningPairs(secrets, "check-in-lists"),
    teamKeys,
    signInLimits,
    internalToken: deriveKey(config.SECRET_KEY, "internal-routes").toString("base64url"),

    ...publicEvents,
    async calendarOf({ eventId, id }) {
      const facts = await readBookingFacts(eventId, id, "");
      return facts && calendarFile(facts);
    },
    eventNews,
    jobs: openJobs({
      config,
      connection: jobs,
      clock,
      log,
      metrics,
      gateway,
      rateLimiter,
      messaging,
      teamKeys,
      readBookingFacts: messageFactsReader({ db: jobs.db, accessKeys, publicUrl: config.PUBLIC_URL }),
    }),
  };
}

/** The same gateway; `observe` is told of each order whether Razorpay answered. */
const observedOrders = (gateway: Gateway, observe: LoadMonitor["observePayment"]): Gateway => ({
  ...gateway,
  async createOrder(order) {
    const answer = await gateway.createOrder(order);
    observe(answer.ok || answer.because === "refused", order.receipt);
    return answer;
  },
});

/** Loaded when the first email is written: commands that only need the database start without React. */
const renderEmail: RenderEmail = async (kind, facts) =>
  (await import("#emails/render-email.tsx")).renderEmail(kind, facts);

const renderStatement: RenderStatement = async (facts) =>
  (await import("#emails/render-statement.tsx")).renderStatement(facts);

/** Loaded when somebody asks for one, as the emails are. */
const calendarFile = async (facts: BookingFacts): Promise<string> =>
  (await import("#emails/calendar-file.ts")).calendarFile(facts);

/** Closes what `openStartline` opened. */
export async function closeStartline(startline: Startline): Promise<void> {
  startline.eventNews.close();
  startline.redis.disconnect();
  await Promise.all(startline.pools.map((pool) => pool.end()));
}

const PROCESS_WIDE = Symbol.for("startline");

/**
 * The one Startline of this process. A Node server and Next's bundle load this module twice; pools, Redis and the
 * collectors must still be one.
 */
export function startline(): Startline {
  const known = globalThis as { [PROCESS_WIDE]?: Startline };
  known[PROCESS_WIDE] ??= openStartline(readConfig());
  return known[PROCESS_WIDE];
}

/** The same for admin pages and for what visitors rarely ask: with the office's connections instead of the riders'. */
export function office(): Startline {
  const opened = startline();
  return { ...opened, ...opened.office };
}
