import { FAILING_CARDS } from "../engine/test-instruments.ts";
import { plain } from "./words.ts";

const SUCCEEDING_CARDS: [string, string][] = [
  ["4100280000001007", "succeeds (Visa)"],
  ["5500670000001002", "succeeds (Mastercard)"],
  ["6527658900001005", "succeeds (RuPay)"],
];

/** Inputs of the Checkout window that stand for an outcome: Razorpay's published test instruments. */
export const SENTINELS: [input: string, outcome: string][] = [
  ["success@razorpay", "succeeds"],
  ["failure@razorpay", "fails: payment failed"],
  ...SUCCEEDING_CARDS.map(([number, outcome]): [string, string] => [spaced(number), outcome]),
  ...Object.entries(FAILING_CARDS).map(([number, reason]): [string, string] => [
    spaced(number),
    `fails: ${plain(reason)}`,
  ]),
];

function spaced(number: string): string {
  return number.replaceAll(/(\d{4})(?=\d)/g, "$1 ");
}
