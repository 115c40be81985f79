import type { ControlRequest } from "#booking/sale-console/sale-controls.ts";
import type { SaleControls } from "#http/admin/sale-schemas.ts";
import { sayErrors } from "../../../api-sentence.ts";
import { callOffice } from "../../../call-office.ts";
import type { Translate } from "../../../language/translate.ts";
import { refusalCopy } from "../../../refusal-copy.ts";

/** By field; under `whole` what concerns no single one, and under `unreachable` that no answer came. Empty: it is done. */
export type ControlProblems = Record<string, string>;
export type ChangeControls = (request: ControlRequest) => Promise<ControlProblems>;

export async function changeControls(
  path: string,
  request: ControlRequest,
  show: (view: SaleControls) => void,
  t: Translate,
): Promise<ControlProblems> {
  const reply = await callOffice<SaleControls>(path, { method: "PATCH", body: request });
  if (reply.kind === "ok") {
    show(reply.body);
    return {};
  }
  if (reply.kind === "unreachable") return { unreachable: refusalCopy(reply, t) };
  const errors = reply.problem.errors ?? [];
  if (errors.length === 0) return { whole: refusalCopy(reply, t) };
  return Object.fromEntries(sayErrors(errors, t).map(({ field, message }) => [field, message]));
}
