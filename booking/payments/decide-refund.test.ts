import { expect, test } from "vitest";
import { decideRefund } from "./decide-refund.ts";
import type { GatewayRefund } from "./gateway.ts";

const refund = { id: "rfd_ours", razorpayRefundId: null, amountPaise: 1000, attemptNo: 1 };
const inBooks = (id: string, state: GatewayRefund["state"], change: Partial<GatewayRefund> = {}): GatewayRefund => ({
  id,
  state,
  amountPaise: 1000,
  receipt: null,
  ...change,
});
const ours = { receipt: "rfd_ours" };

test("a refund that Razorpay does not know is unknown, whatever became of earlier attempts", () => {
  expect(decideRefund(refund, [])).toEqual({ is: "unknown" });
  expect(decideRefund(refund, [inBooks("rfnd_1", "failed", { receipt: "rfd_before" })])).toEqual({ is: "unknown" });
});

test("our own refund is found by its receipt", () => {
  expect(decideRefund(refund, [inBooks("rfnd_1", "pending", ours)])).toEqual({
    is: "requested",
    razorpayRefundId: "rfnd_1",
  });
  expect(decideRefund(refund, [inBooks("rfnd_1", "processed", ours)])).toMatchObject({ is: "processed" });
});

test("a failed refund may be asked for again twice, and only if nothing has gone back", () => {
  const failed = inBooks("rfnd_1", "failed", ours);
  expect(decideRefund(refund, [failed])).toEqual({ is: "failed", mayAskAgain: true });
  expect(decideRefund({ ...refund, attemptNo: 2 }, [failed])).toEqual({ is: "failed", mayAskAgain: true });
  expect(decideRefund({ ...refund, attemptNo: 3 }, [failed])).toEqual({ is: "failed", mayAskAgain: false });
  expect(decideRefund(refund, [inBooks("rfnd_2", "pending", { amountPaise: 1 }), failed])).toEqual({
    is: "failed",
    mayAskAgain: false,
  });
});

test("refunds made elsewhere count when together they cover the amount, and end when the last of them does", () => {
  const half = { amountPaise: 500 };
  expect(decideRefund(refund, [inBooks("rfnd_2", "processed", half), inBooks("rfnd_1", "pending", half)])).toEqual({
    is: "requested",
    razorpayRefundId: "rfnd_1",
  });
  expect(decideRefund(refund, [inBooks("rfnd_2", "processed", half), inBooks("rfnd_1", "processed", half)])).toEqual({
    is: "processed",
    razorpayRefundId: "rfnd_2",
  });
});

test("a refund made elsewhere that fails after all makes room for ours again", () => {
  const adopted = { ...refund, razorpayRefundId: "rfnd_1" };
  expect(decideRefund(adopted, [inBooks("rfnd_1", "failed")])).toEqual({ is: "failed", mayAskAgain: true });
});
