import type { Random } from "../random.ts";

export type Span = readonly [number, number];

/** What visitors of a scenario do, in shares of them from 0 to 1 and in seconds. */
export type Habits = {
  /** From the page that shows the turn to the press of the button; from the form to Pay; at the bank. */
  reactSeconds: Span;
  formSeconds: Span;
  bankSeconds: Span;
  /** Whose bank answers so much later than Checkout: the page is told nothing meanwhile. */
  lateBankShare: number;
  lateBankSeconds: Span;
  cardShare: number;
  /** Whose first attempt to pay fails, and who try once more. */
  failsFirstShare: number;
  /** Who give their place back at the form. */
  givesUpShare: number;
  /** Who close Checkout, look around, and give the place back. */
  cancelsShare: number;
  /** Who are away when they are called, and do not come back. */
  absentShare: number;
  /** Who take a place and are never seen again. */
  vanishesShare: number;
  /** Whose browser is gone after the payment: only the webhook tells of it. */
  closesAfterPayingShare: number;
  /** How many times each press arrives. */
  taps: number;
  /** Who have the queue open in two tabs. */
  secondTabShare: number;
  /** Who load the page again at every poll. */
  reloadShare: number;
  /** Who come back again and again for a place that they do not keep. */
  gangShare: number;
  /** A wave of scripts rather than people. */
  isBot: boolean;
};

/** A fifth of the time that people take: a real form takes 15 to 45 s, a real bank 5 to 20 s. */
export const USUAL_HABITS: Habits = {
  reactSeconds: [0.5, 4],
  formSeconds: [3, 9],
  bankSeconds: [1, 4],
  lateBankShare: 0,
  lateBankSeconds: [100, 540],
  cardShare: 0.25,
  failsFirstShare: 0.06,
  givesUpShare: 0.02,
  cancelsShare: 0.02,
  absentShare: 0.02,
  vanishesShare: 0,
  closesAfterPayingShare: 0.05,
  taps: 1,
  secondTabShare: 0,
  reloadShare: 0,
  gangShare: 0,
  isBot: false,
};

/** What one visitor will do, decided before the first step, so that the same seed is the same crowd. */
export type Intent = {
  reactMs: number;
  formMs: number;
  bankMs: number;
  lateBankSeconds: number | null;
  method: "upi" | "card";
  failsFirst: boolean;
  givesUp: boolean;
  cancels: boolean;
  isAbsent: boolean;
  vanishes: boolean;
  closesAfterPaying: boolean;
  hasSecondTab: boolean;
  reloads: boolean;
  isOfGang: boolean;
};

export function intentOf(habits: Habits, random: Random): Intent {
  const span = ([from, to]: Span) => random.between(from, to);
  return {
    reactMs: span(habits.reactSeconds) * 1000,
    formMs: span(habits.formSeconds) * 1000,
    bankMs: span(habits.bankSeconds) * 1000,
    lateBankSeconds: random.happens(habits.lateBankShare) ? span(habits.lateBankSeconds) : null,
    method: random.happens(habits.cardShare) ? "card" : "upi",
    failsFirst: random.happens(habits.failsFirstShare),
    givesUp: random.happens(habits.givesUpShare),
    cancels: random.happens(habits.cancelsShare),
    isAbsent: random.happens(habits.absentShare),
    vanishes: random.happens(habits.vanishesShare),
    closesAfterPaying: random.happens(habits.closesAfterPayingShare),
    hasSecondTab: random.happens(habits.secondTabShare),
    reloads: random.happens(habits.reloadShare),
    isOfGang: random.happens(habits.gangShare),
  };
}
