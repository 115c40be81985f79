import type { Startline } from "#wiring";
import type { JobName } from "#wiring/jobs.ts";
import { adminApi } from "./admin/admin-api.ts";
import { admission, type BOUNDS } from "./admission/admission.ts";
import { type AfterResponse, type Api, newApi } from "./api.ts";
import { bookingsApi } from "./bookings/bookings-api.ts";
import { offersApi } from "./bookings/offers-api.ts";
import { ticketsApi } from "./bookings/tickets-api.ts";
import { caughtUp, caughtUpIfPossible } from "./caught-up.ts";
import { docsApi } from "./docs-api.ts";
import { documentApi } from "./document-api.ts";
import { drawApi } from "./events/draw-api.ts";
import { eventsApi } from "./events/events-api.ts";
import { pictureApi } from "./events/picture.ts";
import { queueApi } from "./events/queue-api.ts";
import { waitlistApi } from "./events/waitlist-api.ts";
import { limitBody } from "./json-requests.ts";
import { measured } from "./measured.ts";
import { operationsApi } from "./operations/operations-api.ts";
import { paymentsApi } from "./payments/payments-api.ts";
import { playPaymentsApi } from "./payments/play-payments-api.ts";
import { notFound, problemReply } from "./problem.ts";
import { answerError, answerUnknownPath } from "./unknown-path.ts";

type Options = {
  /** A worker does the jobs within a second: a process that serves riders then leaves them to it. */
  hasWorker?: boolean;
  /** Of each service class, where they are not the usual ones. */
  bounds?: typeof BOUNDS;
};

/** The whole API under `/api`, for either door. */
export function buildApi(startline: Startline, afterResponse: AfterResponse, { hasWorker, bounds }: Options = {}): Api {
  const api = newApi();
  const office = { ...startline, ...startline.office };
  const nudge = hasWorker ? () => {} : jobNudge(startline, afterResponse);
  api.use(async (c, next) => {
    // Nothing of ours has a NUL in its name, and PostgreSQL would refuse to look for it.
    if (c.req.path.includes("\0")) return problemReply(c, notFound);
    // Whatever organizers ask for, downloads of a whole event among it, uses connections of its own.
    c.set("startline", c.req.path.startsWith("/api/admin/") ? office : startline);
    c.set("afterResponse", afterResponse);
    c.set("nudge", nudge);
    return next();
  });
  api.use(measured);
  api.use(admission(startline, bounds));
  api.use("/api/bookings/*", caughtUp);
  for (const path of ["/api/events/:slug/bookings", "/api/events/:slug/status", "/api/payments/*"])
    api.use(path, caughtUpIfPossible);
  api.use(limitBody);

  api.route("/", allRoutes(startline));
  api.notFound((c) => answerUnknownPath(c, api));
  api.onError(answerError);
  return api;
}

const jobNudge =
  ({ jobs }: Startline, afterResponse: AfterResponse) =>
  (...names: JobName[]): void =>
    afterResponse(async () => {
      for (const name of names) await jobs[name]();
    });

/** Every route under `/api`, with its description. */
function allRoutes({ office }: Startline): Api {
  const api = newApi().basePath("/api");
  api.route("/", eventsApi());
  api.route("/", queueApi());
  api.route("/", waitlistApi());
  api.route("/", drawApi());
  api.route("/", pictureApi(office.db));
  api.route("/", bookingsApi());
  api.route("/", ticketsApi());
  api.route("/", offersApi());
  api.route("/", paymentsApi());
  api.route("/", playPaymentsApi());
  api.route("/", operationsApi());
  api.route("/", adminApi());
  api.route(
    "/",
    documentApi(() => api),
  );
  api.route("/", docsApi());
  return api;
}
