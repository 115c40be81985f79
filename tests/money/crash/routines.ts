import { moveBooking } from "#booking/bookings/move-booking.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { applyWebhooks } from "#booking/payments/apply-webhooks.ts";
import { cancelBooking } from "#booking/payments/cancel-booking.ts";
import { cancelEvent, endCancelledBookings } from "#booking/payments/cancel-event.ts";
import type { CaptureMode } from "#booking/payments/gateway.ts";
import { receiveWebhook } from "#booking/payments/receive-webhook.ts";
import { reconcilePayments } from "#booking/payments/reconcile-payments.ts";
import { releaseBooking } from "#booking/payments/release-booking.ts";
import { sendRefunds } from "#booking/payments/send-refunds.ts";
import { startPayment } from "#booking/payments/start-payment.ts";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { verifyCheckout } from "#booking/payments/verify-checkout.ts";
import { randomText } from "#platform/ids.ts";
import type { DyingProcess } from "#tests/builders/dying-process.ts";
import { add, aRiderToAdd } from "../../builders/added-rider.ts";
import type { EventOptions } from "../../builders/event-on-sale.ts";
import { aVisitor } from "../../builders/visitor.ts";
import type { Rows } from "../model/rows.ts";
import type { World } from "../model/world.ts";

type Work = (deps: DyingProcess["deps"]) => Promise<unknown>;

/** A piece of work during which a process may die. */
export type Routine = {
  name: string;
  capture?: CaptureMode;
  capacity?: number;
  categories?: EventOptions["categories"];
  /** Brings the world to where the work begins, and answers the work. */
  arrange(world: World): Promise<Work>;
  /** Whoever asked for it asks again, as a person without an answer does; else only the jobs go on. */
  isAskedAgain?: boolean;
  /** What all must come to, wherever the process died. */
  end: Partial<{ bookings: string[]; roles: (string | null)[]; refunds: string[] }>[];
};

const visitor = (world: World) => aVisitor(world.door, world.event);
type Rider = ReturnType<typeof visitor>;

async function payAt(world: World, orderId: string, how: object = {}): Promise<Record<string, string>> {
  const fields = await world.control("/checkout/pay", { order_id: orderId, method: "upi", ...how });
  if (!fields) throw new Error("Razorpay took no payment");
  return fields as Record<string, string>;
}

/** Somebody whose payment Razorpay has, and we do not know of it yet. */
async function aPaidRider(world: World, how: object = {}): Promise<{ rider: Rider; fields: Record<string, string> }> {
  const rider = visitor(world);
  const fields = await payAt(world, await rider.toCheckout(), how);
  return { rider, fields };
}

async function aConfirmedRider(world: World): Promise<Rider> {
  const { rider } = await aPaidRider(world);
  await syncBooking(world.startlines[0], rider.bookingId);
  return rider;
}

const bookingOf = async (world: World, { bookingId }: Rider) => {
  const booking = await readBooking(world.startlines[0].db, bookingId);
  if (!booking) throw new Error("no booking");
  return booking;
};

/** A payment that comes when its place was taken back, and if `isSoldOut` given to another. */
async function aLateRider(world: World, how: object = {}): Promise<Rider> {
  const rider = visitor(world);
  const orderId = await rider.toCheckout();
  await world.wait(1000);
  const next = visitor(world);
  await next.join();
  await next.claim();
  await payAt(world, orderId, how);
  return rider;
}

/** Lets Razorpay's webhooks come, and nothing be done about them. */
const letWebhooksCome = (world: World) => world.wait(2);

const CANCELLATION = { scope: "full", note: "Heavy rain", by: "organizer@startline.example" } as const;
const act = (of: Routine["end"][number]) => of;

const CONFIRMED = act({ bookings: ["confirmed"], roles: ["accepted"], refunds: [] });
const REFUNDED_LATE = act({ bookings: ["expired", "expired"], roles: ["late"], refunds: ["late processed"] });
const MOVED = act({ bookings: ["confirmed"], roles: ["accepted"], refunds: ["moved processed"] });
const CANCELLED = act({ bookings: ["cancelled"], roles: ["accepted"], refunds: ["cancelled processed"] });

export const ROUTINES: Routine[] = [
  {
    name: "an organizer adds a rider",
    arrange: async ({ event }) => {
      const rider = aRiderToAdd(event);
      return (deps) => add(deps, event, rider);
    },
    isAskedAgain: true,
    end: [act({ bookings: ["confirmed"], roles: [], refunds: [] })],
  },
  {
    name: "a booking is moved to a cheaper category",
    categories: [
      { id: "cat_far", capacity: 3 },
      { id: "cat_near", capacity: 3, ticketPricePaise: 120_000 },
    ],
    arrange: async (world) => {
      const { bookingId: id } = await aConfirmedRider(world);
      const shown = { refundPaise: 30_000, owedPaise: 0 };
      const request = { requestId: randomText(32), categoryId: "cat_near", shown, note: "", by: CANCELLATION.by };
      return (deps) => moveBooking(deps, { eventId: world.event.id, id }, request);
    },
    isAskedAgain: true,
    end: [MOVED],
  },
  {
    name: "Pay is pressed",
    arrange: async (world) => {
      const rider = visitor(world);
      await rider.join();
      await rider.claim();
      await rider.fillIn();
      let hasPaid = false;
      return async (deps) => {
        const answer = await startPayment({ ...deps, capture: "automatic" }, await bookingOf(world, rider));
        if (answer.started && !hasPaid) await payAt(world, answer.orderId);
        hasPaid ||= answer.started;
      };
    },
    isAskedAgain: true,
    end: [CONFIRMED],
  },
  {
    name: "a place is given back at Checkout",
    arrange: async (world) => {
      const rider = visitor(world);
      await rider.toCheckout();
      return async (deps) => releaseBooking(deps, await bookingOf(world, rider));
    },
    isAskedAgain: true,
    end: [act({ bookings: ["released"], roles: [], refunds: [] })],
  },
  {
    name: "Checkout's callback is verified",
    arrange: async (world) => {
      const { rider, fields } = await aPaidRider(world);
      const [orderId, paymentId, signature] = ["order_id", "payment_id", "signature"].map(
        (name) => fields[`razorpay_${name}`] ?? "",
      ) as [string, string, string];
      return async (deps) => verifyCheckout(deps, await bookingOf(world, rider), { orderId, paymentId, signature });
    },
    end: [CONFIRMED],
  },
  {
    name: "authorized money is captured by us",
    capture: "manual",
    arrange: async (world) => {
      const { rider } = await aPaidRider(world);
      return (deps) => syncBooking(deps, rider.bookingId);
    },
    end: [CONFIRMED],
  },
  {
    name: "a webhook is stored",
    arrange: async (world) => {
      await aPaidRider(world);
      const [event] = [...world.sim().webhooks.events.values()].slice(-1);
      const [delivery] = event?.deliveries ?? [];
      if (!event || !delivery) throw new Error("no webhook");
      return (deps) =>
        receiveWebhook(deps, { rawBody: delivery.body, signature: delivery.signature, eventId: event.id });
    },
    isAskedAgain: true,
    end: [CONFIRMED],
  },
  {
    name: "webhooks of a payment are applied",
    arrange: async (world) => {
      await aPaidRider(world);
      await letWebhooksCome(world);
      return (deps) => applyWebhooks(deps);
    },
    end: [CONFIRMED],
  },
  {
    name: "the reconciler asks",
    arrange: async (world) => {
      await aPaidRider(world);
      await world.wait(70);
      return (deps) => reconcilePayments(deps);
    },
    end: [CONFIRMED],
  },
  {
    name: "late money finds another place",
    arrange: async (world) => {
      const rider = visitor(world);
      const orderId = await rider.toCheckout();
      await world.wait(1000);
      await payAt(world, orderId);
      return (deps) => syncBooking(deps, rider.bookingId);
    },
    end: [CONFIRMED],
  },
  {
    name: "late money that is only authorized takes a place, then the money",
    capture: "manual",
    arrange: async (world) => {
      const rider = visitor(world);
      const orderId = await rider.toCheckout();
      await world.wait(1000);
      await payAt(world, orderId);
      return (deps) => syncBooking(deps, rider.bookingId);
    },
    end: [CONFIRMED],
  },
  {
    name: "late money finds no place",
    capacity: 1,
    arrange: async (world) => {
      const rider = await aLateRider(world);
      return (deps) => syncBooking(deps, rider.bookingId);
    },
    end: [REFUNDED_LATE],
  },
  {
    name: "a refund is asked for",
    capacity: 1,
    arrange: async (world) => {
      const rider = await aLateRider(world);
      await syncBooking(world.startlines[0], rider.bookingId);
      return (deps) => sendRefunds(deps);
    },
    end: [REFUNDED_LATE],
  },
  {
    name: "a pending refund is asked about",
    capacity: 1,
    arrange: async (world) => {
      await world.control("/settings", { refundPolicy: "pending_then_processed", refundSeconds: 100 });
      const rider = await aLateRider(world);
      await syncBooking(world.startlines[0], rider.bookingId);
      await sendRefunds(world.startlines[0]);
      await world.wait(310);
      return (deps) => sendRefunds(deps);
    },
    end: [REFUNDED_LATE],
  },
  {
    name: "a failed refund is asked for anew",
    capacity: 1,
    arrange: async (world) => {
      await world.control("/faults", { where: "refund", what: "failed", times: 1, params: { seconds: 100 } });
      const rider = await aLateRider(world);
      await syncBooking(world.startlines[0], rider.bookingId);
      await sendRefunds(world.startlines[0]);
      await world.wait(310);
      return (deps) => sendRefunds(deps);
    },
    end: [{ ...REFUNDED_LATE, refunds: ["late failed", "late processed"] }],
  },
  {
    name: "a second payment is given back",
    arrange: async (world) => {
      const { rider } = await aPaidRider(world, { outcome: "twice" });
      return async (deps) => {
        await syncBooking(deps, rider.bookingId);
        await sendRefunds(deps);
      };
    },
    end: [act({ bookings: ["confirmed"], roles: ["accepted", "surplus"], refunds: ["surplus processed"] })],
  },
  {
    name: "money of another amount is put in quarantine",
    arrange: async (world) => {
      const { rider } = await aPaidRider(world, { outcome: "amount_mismatch" });
      return (deps) => syncBooking(deps, rider.bookingId);
    },
    end: [act({ bookings: ["expired"], roles: ["quarantine"], refunds: [] })],
  },
  {
    name: "a booking is cancelled",
    arrange: async (world) => {
      const { bookingId } = await aConfirmedRider(world);
      return (deps) => cancelBooking(deps, bookingId, { ...CANCELLATION, hasOwnAuditEntry: true });
    },
    isAskedAgain: true,
    end: [CANCELLED],
  },
  {
    name: "a booking is cancelled that has just been paid for",
    arrange: async (world) => {
      const { rider } = await aPaidRider(world);
      return (deps) => cancelBooking(deps, rider.bookingId, { ...CANCELLATION, hasOwnAuditEntry: true });
    },
    isAskedAgain: true,
    end: [CANCELLED],
  },
  {
    name: "an event is cancelled",
    arrange: async (world) => {
      await aConfirmedRider(world);
      await aPaidRider(world);
      return async (deps) => {
        await cancelEvent(deps, world.event.id, CANCELLATION);
        await endCancelledBookings(deps);
        await sendRefunds(deps);
      };
    },
    isAskedAgain: true,
    end: [
      // Whether the one who has just paid was refused or confirmed and cancelled in the same moment is all one to them.
      act({ roles: ["accepted", "late"], refunds: ["cancelled processed", "cancelled processed"] }),
      act({ roles: ["accepted", "accepted"], refunds: ["cancelled processed", "cancelled processed"] }),
    ],
  },
  {
    name: "the webhook of a stranger's refund is applied",
    arrange: async (world) => {
      const { rider, fields } = await aPaidRider(world);
      await syncBooking(world.startlines[0], rider.bookingId);
      await world.control(`/payments/${fields.razorpay_payment_id}/refund`, { amount: 500 });
      await letWebhooksCome(world);
      return (deps) => applyWebhooks(deps);
    },
    end: [act({ bookings: ["confirmed"], roles: ["accepted"], refunds: ["outside processed"] })],
  },
  {
    name: "the webhooks of a lost dispute are applied",
    arrange: async (world) => {
      const { rider, fields } = await aPaidRider(world);
      await syncBooking(world.startlines[0], rider.bookingId);
      const dispute = await world.control(`/payments/${fields.razorpay_payment_id}/dispute`);
      await world.control(`/disputes/${dispute?.id}/lost`);
      await letWebhooksCome(world);
      return (deps) => applyWebhooks(deps);
    },
    end: [CONFIRMED],
  },
];

/** What the rows have come to, in an order that chance does not choose. */
export const endOf = ({ bookings, payments, refunds }: Rows) => ({
  bookings: bookings.map(({ state }) => state).sort(),
  roles: payments.map(({ role }) => role).sort(),
  refunds: refunds.map(({ reason, state }) => `${reason} ${state}`).sort(),
});
