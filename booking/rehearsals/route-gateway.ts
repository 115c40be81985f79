import { eventIdOf } from "#platform/ids.ts";
import type { Gateway } from "../payments/gateway.ts";
import { isPlayId } from "../payments/play-id.ts";

type Routed = {
  razorpay: Gateway;
  play: Gateway;
  /** Whether an event is a rehearsal, which never changes. */
  isRehearsal: (eventId: string) => Promise<boolean>;
};

/**
 * One gateway for all who ask: what bears a play id goes to play money, all else to Razorpay, and a new order to the one or the other
 * by its booking's event. Neither ever hears of what is the other's; where this fails, the database takes no such row.
 */
export function routeGateway({ razorpay, play, isRehearsal }: Routed): Gateway {
  const of = (id: string): Gateway => (isPlayId(id) ? play : razorpay);
  return {
    async createOrder(order) {
      const eventId = eventIdOf("bkg", order.receipt);
      const isPlay = eventId !== null && (await isRehearsal(eventId));
      return (isPlay ? play : razorpay).createOrder(order);
    },
    readOrder: (orderId) => of(orderId).readOrder(orderId),
    readPayments: (orderId) => of(orderId).readPayments(orderId),
    readPayment: (paymentId) => of(paymentId).readPayment(paymentId),
    capture: (paymentId, ...how) => of(paymentId).capture(paymentId, ...how),
    refund: (request) => of(request.paymentId).refund(request),
    readRefunds: (paymentId) => of(paymentId).readRefunds(paymentId),
    isCheckoutSignature: (orderId, ...signed) => of(orderId).isCheckoutSignature(orderId, ...signed),
    isWebhookSignature: (...signed) => razorpay.isWebhookSignature(...signed),
  };
}
