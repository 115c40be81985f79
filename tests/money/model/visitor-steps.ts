import fc from "fast-check";
import { syncBooking } from "#booking/payments/sync-booking.ts";
import { ask } from "../../builders/visitor.ts";
import { type HandedOut, type Play, pickOf, type Step } from "./play.ts";

const pick = fc.nat(40);
const CATEGORIES = ["cat_far", "cat_near"] as const;
const category = fc.constantFrom(...CATEGORIES);

type Rider = Play["riders"][number];

const onRider = (name: string, of: number, act: (rider: Rider, play: Play) => Promise<unknown>): Step => ({
  name: `${name}(${of})`,
  run: async (play) => {
    const rider = pickOf(play.riders, of);
    if (rider) await act(rider, play);
  },
});

async function claim(rider: Rider, wanted: string): Promise<void> {
  if (!rider.ticket) await rider.join();
  if (rider.ticket) await rider.claim(wanted);
}

async function pressPay(rider: Rider, { handedOut }: Play): Promise<void> {
  if (!rider.bookingId) return;
  const { bookingId, accessToken } = rider;
  const reply = await rider.pressPay();
  if (reply.status !== 201) return;
  const { orderId } = reply.body.razorpay;
  if (!handedOut.some((order) => order.orderId === orderId)) handedOut.push({ orderId, bookingId, accessToken });
}

const LIES = ["none", "none", "none", "bad_signature", "other_payment"] as const;

/** Sends what Checkout told as the booking's page does. */
export async function verify({ world }: Play, about: HandedOut, fields: object): Promise<void> {
  const headers = { authorization: `Bearer ${about.accessToken}` };
  await ask(world.door, "POST", `/api/bookings/${about.bookingId}/payments/verify`, fields, headers);
}

export const visitorSteps: Record<string, fc.Arbitrary<Step>> = {
  goToCheckout: fc.tuple(pick, category).map(([of, wanted]) =>
    onRider(`go to Checkout for ${wanted}`, of, async (rider, play) => {
      await claim(rider, wanted);
      if (rider.bookingId) await rider.fillIn();
      await pressPay(rider, play);
    }),
  ),
  claim: fc
    .tuple(pick, category)
    .map(([of, wanted]) => onRider(`claim ${wanted}`, of, (rider) => claim(rider, wanted))),
  fillIn: pick.map((of) => onRider("fill in", of, async (rider) => rider.bookingId && rider.fillIn())),
  pressPay: fc.tuple(pick, fc.integer({ min: 1, max: 3 })).map(([of, tabs]) =>
    onRider(`press Pay in ${tabs} tabs`, of, async (rider, play) => {
      await Promise.all(Array.from({ length: tabs }, () => pressPay(rider, play)));
    }),
  ),
  giveBack: pick.map((of) => onRider("give back", of, async (rider) => rider.bookingId && rider.giveBack())),
  pageAsks: pick.map((of) =>
    onRider("page asks", of, async (rider, { world }) => {
      if (rider.bookingId) await syncBooking(world.startlines[0], rider.bookingId);
      if (rider.bookingId) await rider.look();
    }),
  ),
  verify: fc.tuple(pick, fc.constantFrom(...LIES), fc.integer({ min: 1, max: 3 })).map(([of, lie, times]) => ({
    name: `verify(${of}, ${lie}, ${times} times)`,
    run: async (play) => {
      const told = pickOf(play.told, of);
      if (!told) return;
      const other = pickOf(play.told, of + 1) ?? told;
      const fields =
        lie === "bad_signature"
          ? { ...told.fields, razorpay_signature: "0".repeat(64) }
          : lie === "other_payment"
            ? other.fields
            : told.fields;
      await Promise.all(Array.from({ length: times }, () => verify(play, told.about, fields)));
    },
  })),
  redirect: pick.map((of) => ({
    name: `redirect(${of})`,
    run: async ({ world, told }) => {
      const form = pickOf(told, of);
      if (!form) return;
      await world.door("/api/payments/razorpay/callback", {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(form.fields).toString(),
        redirect: "manual",
      });
    },
  })),
};
