import type { ControlWish, SaleControlsView } from "#booking/sale-console/sale-controls.ts";
import { callOffice } from "../../../call-office.ts";
import { refusalWords } from "../../../refusal-words.ts";

/** By field; under `whole` what concerns no single one, and under `unreachable` that no answer came. Empty: it is done. */
export type TurnProblems = Record<string, string>;
export type Turn = (wish: ControlWish) => Promise<TurnProblems>;

export async function turnControls(
  path: string,
  wish: ControlWish,
  show: (view: SaleControlsView) => void,
): Promise<TurnProblems> {
  const reply = await callOffice<SaleControlsView>(path, { method: "PATCH", body: wish });
  if (reply.kind === "ok") {
    show(reply.body);
    return {};
  }
  if (reply.kind === "unreachable") return { unreachable: refusalWords(reply) };
  const errors = reply.problem.errors ?? [];
  if (errors.length === 0) return { whole: refusalWords(reply) };
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}
