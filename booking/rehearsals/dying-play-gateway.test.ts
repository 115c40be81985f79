import { afterAll, expect, test } from "vitest";
import { newRowId } from "#platform/ids.ts";
import { aDyingProcess, atCall } from "#tests/builders/dying-process.ts";
import { aRehearsal } from "#tests/builders/rehearsal.ts";
import { openTestStartline } from "#tests/setup/startline.ts";
import type { Gateway } from "../payments/gateway.ts";
import { openPlayGateway } from "./open-play-gateway.ts";
import { makePlayPaymentInSql, selectPlayPayments, selectPlayRefunds } from "./play-money.sql.ts";

const { startline, close } = await openTestStartline();
afterAll(close);
const { db, pool, clock, playKeys: keys } = startline;
const { id: eventId } = await aRehearsal(startline);
const healthy = openPlayGateway({ db, pool, clock, keys });
/** More than any verb makes. */
const CALLS_MAX = 20;

const order = (gateway: Gateway, receipt: string) =>
  gateway.createOrder({ receipt, amountPaise: 152_500, currency: "INR", capture: "automatic" });

async function aPaidOrder() {
  const bookingId = newRowId("bkg", eventId);
  const made = await order(healthy, bookingId);
  if (!made.ok) throw new Error(made.reason);
  const payment = { id: `pay_play_${bookingId.slice(-14)}`, press: "the-only-press", answersAfterSeconds: 0 };
  const row = await makePlayPaymentInSql(pool, { ...payment, bookingId, outcome: "captured" }, clock.now());
  return { bookingId, orderId: made.value.id, paymentId: row.payment_id };
}

type Dying = { db: typeof db; pool: typeof pool; gateway: Gateway };
type Routine = { arrange(): Promise<{ work(by: Dying): Promise<unknown>; left(): Promise<unknown[]> }> };

const ROUTINES: Record<string, Routine> = {
  "making an order": {
    async arrange() {
      const receipt = newRowId("bkg", eventId);
      const work = async ({ gateway }: Dying) => order(gateway, receipt);
      return { work, left: async () => [(await order(healthy, receipt)).ok] };
    },
  },
  "taking a payment": {
    async arrange() {
      const bookingId = newRowId("bkg", eventId);
      const made = await order(healthy, bookingId);
      const payment = { bookingId, id: `pay_play_${bookingId.slice(-14)}`, press: "the-only-press" };
      const work = ({ pool: dying }: Dying) =>
        makePlayPaymentInSql(dying, { ...payment, outcome: "captured", answersAfterSeconds: 0 }, clock.now());
      return { work, left: () => selectPlayPayments(db, { orderId: made.ok ? made.value.id : "" }) };
    },
  },
  "giving money back": {
    async arrange() {
      const { paymentId } = await aPaidOrder();
      const refundId = newRowId("rfd", eventId);
      const work = async ({ gateway }: Dying) => gateway.refund({ refundId, paymentId, amountPaise: 152_500 });
      return { work, left: () => selectPlayRefunds(db, paymentId) };
    },
  },
};

test.each(Object.keys(ROUTINES))(
  "a process that dies between any two of its calls while %s is repeated to one row",
  async (name) => {
    let deaths = 0;
    for (let nth = 1; nth <= CALLS_MAX; nth += 1) {
      const { work, left } = await (ROUTINES[name] as Routine).arrange();
      const process = aDyingProcess(startline, atCall(nth));
      const outcome = await process.run(async (deps) => {
        await work({ ...deps, gateway: openPlayGateway({ ...deps, keys }) });
        return "survived";
      });
      await process.close();
      const [first, second] = [await work({ db, pool, gateway: healthy }), await work({ db, pool, gateway: healthy })];
      expect(second).toEqual(first);
      expect(await left()).toHaveLength(1);
      if (outcome === "survived") break;
      deaths += 1;
    }
    expect(deaths, "a verb without calls proves nothing").toBeGreaterThan(0);
    expect(deaths).toBeLessThan(CALLS_MAX);
  },
);
