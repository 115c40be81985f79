import { sendAlarms } from "#booking/attention/send-alarms.ts";
import { watchCounters } from "#booking/attention/watch-counters.ts";
import { Claims } from "#booking/bookings/claims.ts";
import { expirePlaces } from "#booking/capacity/expire-places.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { listPublicSlugs } from "#booking/events/list-events.ts";
import { readEvent, readPublicEvent } from "#booking/events/read-event.ts";
import type { BookingFacts } from "#booking/messages/booking-facts.ts";
import type { Mailer, RenderEmail } from "#booking/messages/ports.ts";
import { sendDueMessages } from "#booking/messages/send-due-messages.ts";
import { syncDeliveries } from "#booking/messages/sync-deliveries.ts";
import { PASSWORD_LENGTH_MIN, type SignIn } from "#booking/organizers/sign-in.ts";
import { applyWebhooks } from "#booking/payments/apply-webhooks.ts";
import { endCancelledBookings } from "#booking/payments/cancel-event.ts";
import { AUTOMATIC_CAPTURE_MINUTES, MANUAL_CAPTURE_MINUTES } from "#booking/payments/capture-rule.ts";
import { eraseWebhookBodies } from "#booking/payments/erase-webhook-bodies.ts";
import type { Gateway } from "#booking/payments/gateway.ts";
import { messageFactsReader } from "#booking/payments/read-message-facts.ts";
import { reconcilePayments } from "#booking/payments/reconcile-payments.ts";
import { sendRefunds } from "#booking/payments/send-refunds.ts";
import { SharedSyncs } from "#booking/payments/shared-syncs.ts";
import { watchWebhooks } from "#booking/payments/watch-webhooks.ts";
import { RefusalCounter } from "#booking/sale-console/count-refusals.ts";
import type { PublishedDraw } from "#booking/waiting-room/check-draw.ts";
import { checkQueue } from "#booking/waiting-room/check-queue.ts";
import { LoadMonitor } from "#booking/waiting-room/load-monitor.ts";
import { openWaitingRoom, type WaitingRoom } from "#booking/waiting-room/open-waiting-room.ts";
import { readDraw, readDrawList } from "#booking/waiting-room/read-draw.ts";
import { resolveRedisAway, watchQueue } from "#booking/waiting-room/watch-queue.ts";
import { type Broadcast, openBroadcast } from "#platform/broadcast.ts";
import { checkRedis } from "#platform/check-redis.ts";
import { type Clock, systemClock } from "#platform/clock.ts";
import { type Config, readConfig } from "#platform/config.ts";
import { type Database, isDatabaseBusy, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { deriveKey, deriveSigningKeys, type SigningKey } from "#platform/keys.ts";
import { loadingCache } from "#platform/loading-cache.ts";
import { type Log, openLog } from "#platform/log.ts";
import { Metrics } from "#platform/metrics.ts";
import { openRateLimiter, type RateLimiter } from "#platform/open-rate-limiter.ts";
import {
  openSharedRateLimit,
  openSharedRateLimitCheck,
  type SharedRateLimit,
} from "#platform/open-shared-rate-limit.ts";
import { openRedis, type RedisClient } from "#platform/redis.ts";
import { openResendLimits, type ResendLimits } from "#platform/resend-limits.ts";
import { singleFlight, singleFlightByKey } from "#platform/single-flight.ts";
import type { SignInLimits } from "#providers/guard-sign-in.ts";
import { openRazorpay } from "#providers/razorpay.ts";
import { openSesMailer } from "#providers/ses.ts";
import { openSignIn } from "#providers/sign-in.ts";
import { openTwilioSmsSender } from "#providers/twilio.ts";

/** Everything that the doors, the pages and the worker share. Verbs of `booking/` take it as their first argument. */
export type Startline = WaitingRoom & {
  config: Config;
  log: Log;
  clock: Clock;
  pool: Pool;
  db: Database;
  /** The connections of background work: a crowd and its messages never wait for each other. */
  jobPool: Pool;
  /** The connections of admin pages, downloads, and of what strangers may ask for: riders never wait for these. */
  office: { pool: Pool; db: Database };
  /** Every pool of this process. */
  pools: readonly Pool[];
  redis: RedisClient;
  resendLimits: ResendLimits;
  metrics: Metrics;
  gateway: Gateway;
  /** Bounds what background work asks of Razorpay. */
  rateLimiter: RateLimiter;
  signIn: SignIn;
  /** Whom we told to come again, for the organizer's screen. */
  refusals: RefusalCounter;
  /** Lets Redis do once all that is asked of it. Null if all is well, else what it does not do, and why not. */
  checkRedis(): Promise<string | null>;
  claims: Claims;
  /** The syncs that pages and Razorpay's callback cause. */
  syncs: SharedSyncs;
  limits: Limits;
  /** Of queue tickets, the current key first. */
  ticketKeys: readonly SigningKey[];
  /** Of the challenges of the proof of work, the current first. */
  proofKeys: readonly SigningKey[];
  /** Of the bookings' access tokens, the current first. */
  accessKeys: readonly SigningKey[];
  /** Bearer of the routes that only our own processes call. */
  internalToken: string;
  /** A published event by its slug, at most a second old: the hot paths ask for it with every request. */
  eventOf(slug: string): Promise<BookableEvent | null>;
  eventById(id: string): Promise<BookableEvent | null>;
  /** The event as a calendar file in the language of whoever takes part: the one that the email brings, too. */
  calendarOf(booking: { eventId: string; id: string }): Promise<string | null>;
  /** What anybody may know of an event's draw, and who took part: however many ask, one connection of the office's each. */
  drawOf(eventId: string): Promise<PublishedDraw | null>;
  drawListOf(eventId: string): Promise<Buffer>;
  /** Events are read anew from now on: one has changed. */
  forgetEvents(): void;
  /** Slugs of events that have changed, told to every process. */
  eventNews: Broadcast;
  /** The background work, by name: the worker repeats it, `/api/cron/{job}` until it is done. A round answers how much it did. */
  jobs: Record<JobName, () => Promise<number>>;
};

/** How often one booking or one ticket may ask, in all processes together. No person at a page comes near. */
type Limits = {
  /** Of a booking: what changes it, or would. */
  bookingWrites: SharedRateLimit;
  bookingReads: SharedRateLimit;
  /** Of a booking: questions to Razorpay that its page, its callback and later bookings of the same person cause. */
  sync: SharedRateLimit;
  /** Of a queue ticket. */
  claims: SharedRateLimit;
};

export type JobName =
  | "webhooks"
  | "payments"
  | "refunds"
  | "cancellations"
  | "messages"
  | "places"
  | "watch"
  | "alarms";

/** These visit what is there, every time: having done something is no reason to go on at once. */
export const FIXED_INTERVAL_JOBS: readonly JobName[] = ["places", "watch"];

/** Loaded when the first email is written: commands that only need the database start without React. */
const renderEmail: RenderEmail = async (kind, facts) =>
  (await import("#emails/render-email.tsx")).renderEmail(kind, facts);

const calendarFile = async (facts: BookingFacts): Promise<string> =>
  (await import("#emails/calendar-file.ts")).calendarFile(facts);

/** Whoever counts or lists a whole event may take longer than a rider would wait. */
const JOB_QUERY_MS_MAX = 5000;
const OFFICE_QUERY_MS_MAX = 10_000;
/** Nobody sits in front of a job: it waits for a connection where a rider would rather be told. */
const JOB_WAIT_MS_MAX = 10_000;
const PROVIDER_TIMEOUT_MS = 8000;
const MESSAGES_PER_RUN = 200;
const DELIVERY_CHECKS_PER_RUN = 50;
/** Asked for with every request, and never older than this where no word of a change came. */
const EVENT_MS = 1000;
/**
 * So long a process that cannot ask PostgreSQL goes by the last that it read of an event, unless word of a change came: those who
 * wait are shown the last status with its time. Longer than a restart or a fail-over, and an organizer's change at a process that
 * can ask is not overlooked for an afternoon.
 */
const EVENT_KEPT_MS = 10 * 60_000;

const openLimits = (redis: RedisClient): Limits => {
  const limit = (name: string, uses: number, localUses: number) =>
    openSharedRateLimit({ redis, name, uses, localUses, windowSeconds: 10 });
  return {
    bookingWrites: limit("booking-writes", 30, 10),
    bookingReads: limit("booking-reads", 300, 50),
    sync: limit("sync", 5, 2),
    claims: limit("claims", 30, 5),
  };
};

/** Ten attempts a minute of an address or a known browser, thirty in a quarter of an hour of an account. */
export const openSignInLimits = (redis: RedisClient): SignInLimits => {
  const limit = (name: string, uses: number, windowSeconds: number) =>
    openSharedRateLimit({ redis, name: `sign-in-${name}`, uses, windowSeconds, localUses: 0 });
  return { address: limit("address", 10, 60), account: limit("account", 30, 15 * 60), device: limit("device", 10, 60) };
};

/** Joins the product to its database, its queue and its providers. Opens no connection yet. */
export function openStartline(config: Config, clock: Clock = systemClock): Startline {
  const log = openLog(config.LOG_LEVEL);
  const pool = openPool(config.DATABASE_URL, config.DATABASE_POOL_MAX);
  const db = openDatabase(pool);
  const redis = openRedis(config.REDIS_URL);
  const eventNews = openBroadcast(redis, "startline:event-news");
  const checkRateLimit = openSharedRateLimitCheck(redis);
  const metrics = new Metrics();
  const secrets = [config.SECRET_KEY, config.SECRET_KEY_PREVIOUS].filter((secret) => secret !== undefined);
  const accessKeys = deriveSigningKeys(secrets, "booking-access");
  const loadMonitor = new LoadMonitor({ clock });
  const razorpay = openRazorpay({
    baseUrl: config.RAZORPAY_BASE_URL,
    keyId: config.RAZORPAY_KEY_ID,
    keySecret: config.RAZORPAY_KEY_SECRET,
    webhookSecrets: [config.RAZORPAY_WEBHOOK_SECRET, config.RAZORPAY_WEBHOOK_SECRET_PREVIOUS].filter(
      (secret) => secret !== undefined,
    ),
    timeoutMs: PROVIDER_TIMEOUT_MS,
    captureMinutes: { automatic: AUTOMATIC_CAPTURE_MINUTES, manual: MANUAL_CAPTURE_MINUTES },
  });
  const gateway = observedOrders(razorpay, loadMonitor.observePayment);
  const jobPool = openPool(config.DATABASE_URL, config.DATABASE_JOB_POOL_MAX, JOB_QUERY_MS_MAX, JOB_WAIT_MS_MAX);
  const jobDb = openDatabase(jobPool);
  const officePool = openPool(config.DATABASE_URL, config.DATABASE_OFFICE_POOL_MAX, OFFICE_QUERY_MS_MAX);
  const office = { pool: officePool, db: openDatabase(officePool) };
  const signInPool = openPool(config.DATABASE_URL, config.DATABASE_SIGN_IN_POOL_MAX);
  const rateLimiter = openRateLimiter(config.RAZORPAY_CALLS_PER_SECOND);
  const money = { db: jobDb, pool: jobPool, clock, log, gateway, rateLimiter };
  const queueWatch = watchQueue({ pool: jobPool, clock, log, metrics });
  const waitingRoom = openWaitingRoom({ pool, redis, clock, loadMonitor, queueWatch });
  const mailer = openSesMailer({
    endpoint: config.SES_ENDPOINT,
    region: config.AWS_REGION,
    accessKeyId: config.AWS_ACCESS_KEY_ID,
    secretAccessKey: config.AWS_SECRET_ACCESS_KEY,
    from: config.EMAIL_FROM,
    timeoutMs: PROVIDER_TIMEOUT_MS,
  });
  const sendMessages = messageSender({ config, db: jobDb, clock, accessKeys, mailer });
  const readFacts = messageFactsReader({ db, accessKeys, publicUrl: config.PUBLIC_URL });
  const operatorEmail = config.ALARM_EMAIL ?? null;
  const alarms = { db: jobDb, pool: jobPool, clock, log, mailer, publicUrl: config.PUBLIC_URL, operatorEmail };

  return {
    config,
    log,
    clock,
    pool,
    db,
    jobPool,
    office,
    pools: [pool, jobPool, officePool, signInPool],
    redis,
    resendLimits: openResendLimits(redis),
    metrics,
    gateway,
    rateLimiter,
    signIn: openSignIn({
      pool: signInPool,
      log,
      secret: deriveKey(config.SECRET_KEY, "organizer-sessions").toString("base64url"),
      publicUrl: config.PUBLIC_URL,
      passwordLengthMin: PASSWORD_LENGTH_MIN,
      limits: openSignInLimits(redis),
    }),
    refusals: new RefusalCounter({ db: jobDb, clock }),
    ...waitingRoom,
    checkRedis: () =>
      checkRedis(redis, [
        { what: "the queue", attempt: () => checkQueue(redis) },
        { what: "limits over all processes", attempt: checkRateLimit },
        { what: "news of edits between processes", attempt: eventNews.check },
      ]),
    syncs: new SharedSyncs({ db, pool, clock, log, gateway }),
    limits: openLimits(redis),
    claims: new Claims({
      pool,
      clock,
      observe: { poolWait: loadMonitor.observePoolWait, hold: loadMonitor.observeHold },
    }),
    ticketKeys: deriveSigningKeys(secrets, "queue-tickets"),
    proofKeys: deriveSigningKeys(secrets, "queue-proofs"),
    accessKeys,
    internalToken: deriveKey(config.SECRET_KEY, "internal-routes").toString("base64url"),
    ...publicEvents(db, office),
    async calendarOf({ eventId, id }) {
      const facts = await readFacts(eventId, id, "");
      return facts && calendarFile(facts);
    },
    eventNews,
    jobs: counted(metrics, {
      webhooks: () => applyWebhooks(money),
      payments: () => reconcilePayments(money),
      refunds: () => sendRefunds(money),
      cancellations: () => endCancelledBookings(money),
      messages: sendMessages,
      places: () => expirePlaces(money),
      watch: async () =>
        (await resolveRedisAway(money)) +
        (await watchCounters(money)) +
        (await watchWebhooks(money)) +
        (await eraseWebhookBodies(money)),
      alarms: () => sendAlarms(alarms),
    }),
  };
}

/**
 * What everybody may read of events, remembered for a second. Slugs that nobody has take one connection together, however
 * many they are: those that exist are listed again, once for all who wait; while that fails, those that are known stay. Draws
 * come from the office's connections.
 */
function publicEvents(db: Database, office: Startline["office"]) {
  let slugs = new Set<string>();
  const listSlugs = singleFlight(async () => {
    slugs = new Set(await listPublicSlugs(db));
  });
  const staleIfError = { milliseconds: EVENT_KEPT_MS, isCoveredBy: isDatabaseBusy };
  const bySlug = loadingCache(EVENT_MS, 100, (slug) => readPublicEvent(db, slug), staleIfError);
  const byId = loadingCache(EVENT_MS, 100, (id) => readEvent(db, id));
  return {
    async eventOf(slug: string) {
      if (!slugs.has(slug)) await listSlugs();
      return slugs.has(slug) ? bySlug(slug) : null;
    },
    eventById: byId,
    drawOf: singleFlightByKey((eventId) => readDraw(office.pool, eventId)),
    drawListOf: singleFlightByKey((eventId) => readDrawList(office.db, eventId)),
    forgetEvents() {
      for (const remembered of [bySlug, byId]) remembered.clear();
    },
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

type Jobs = Startline["jobs"];

/** The same jobs, each one at a time in this process, whose work a monitor can see. */
function counted(metrics: Metrics, jobs: Jobs): Jobs {
  const count = (name: JobName) =>
    singleFlight(async () => {
      const done = await jobs[name]();
      metrics.countJob(name, done);
      return done;
    });
  return {
    webhooks: count("webhooks"),
    payments: count("payments"),
    refunds: count("refunds"),
    cancellations: count("cancellations"),
    messages: count("messages"),
    places: count("places"),
    watch: count("watch"),
    alarms: count("alarms"),
  };
}

function messageSender({
  config,
  db,
  clock,
  accessKeys,
  mailer,
}: {
  config: Config;
  db: Database;
  clock: Clock;
  accessKeys: readonly SigningKey[];
  mailer: Mailer;
}): () => Promise<number> {
  const sending = {
    db,
    clock,
    random: Math.random,
    mailer,
    smsSender: openTwilioSmsSender({
      baseUrl: config.TWILIO_BASE_URL,
      accountSid: config.TWILIO_ACCOUNT_SID,
      authToken: config.TWILIO_AUTH_TOKEN,
      from: config.SMS_FROM,
      timeoutMs: PROVIDER_TIMEOUT_MS,
    }),
    renderEmail,
    readBookingFacts: messageFactsReader({ db, accessKeys, publicUrl: config.PUBLIC_URL }),
    concurrency: { email: 8, sms: 8 },
    rateLimiters: { email: openRateLimiter(config.EMAILS_PER_SECOND), sms: openRateLimiter(config.SMS_PER_SECOND) },
  };
  const checking = { db, clock, smsSender: sending.smsSender, rateLimiter: sending.rateLimiters.sms };
  return async () => {
    const { sent } = await sendDueMessages(sending, { limit: MESSAGES_PER_RUN });
    return sent + (await syncDeliveries(checking, { limit: DELIVERY_CHECKS_PER_RUN }));
  };
}

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
