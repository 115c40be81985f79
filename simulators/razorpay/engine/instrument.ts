import type { Simulator } from "../simulator.ts";
import type { CardWire, PaymentMethod } from "./payment.ts";

/** What is paid with. The strings are what the customer types or picks. */
export interface Instrument {
  method: PaymentMethod;
  vpa: string;
  card_number: string;
  bank: string;
  wallet: string;
}

interface InstrumentOnWire {
  method: PaymentMethod;
  vpa: string | null;
  bank: string | null;
  wallet: string | null;
  card: CardWire | null;
  emptyAcquirerData: Record<string, null>;
}

export const METHODS: readonly PaymentMethod[] = ["upi", "card", "netbanking", "wallet"];

export function instrumentOf(sim: Simulator, given: Partial<Instrument>): InstrumentOnWire {
  const none = { vpa: null, bank: null, wallet: null, card: null };
  switch (given.method ?? "upi") {
    case "upi":
      return {
        ...none,
        method: "upi",
        vpa: given.vpa || "success@razorpay",
        emptyAcquirerData: { rrn: null, upi_transaction_id: null },
      };
    case "card":
      return {
        ...none,
        method: "card",
        card: cardOf(sim, given.card_number || "4100280000001007"),
        emptyAcquirerData: { auth_code: null, rrn: null },
      };
    case "netbanking":
      return {
        ...none,
        method: "netbanking",
        bank: given.bank || "HDFC",
        emptyAcquirerData: { bank_transaction_id: null },
      };
    case "wallet":
      return {
        ...none,
        method: "wallet",
        wallet: given.wallet || "mobikwik",
        emptyAcquirerData: { transaction_id: null },
      };
  }
}

/** The numbers that the bank gives with its yes, in the shape of the method. */
export function acquirerNumbers(sim: Simulator, empty: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.keys(empty).map((key) => [key, sim.random.digits(key === "auth_code" ? 6 : 12)]));
}

const NETWORKS: Record<string, string> = { "3": "American Express", "4": "Visa", "5": "MasterCard", "6": "RuPay" };

function cardOf(sim: Simulator, number: string): CardWire {
  const digits = number.replaceAll(/\D/g, "");
  return {
    id: sim.ids.next("card"),
    entity: "card",
    name: "",
    last4: digits.slice(-4),
    network: NETWORKS[digits.charAt(0)] ?? "Unknown",
    type: "credit",
    issuer: null,
    international: ["5555555555554444", "4012888888881881"].includes(digits),
    emi: false,
    sub_type: "consumer",
  };
}
