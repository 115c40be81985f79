import { useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { codeOf } from "./decide-retry.ts";
import { useRefusedCode } from "./use-refused-code.ts";

export type TicketResend = {
  isBusy: boolean;
  isSent: boolean;
  /** Why the last try failed. */
  refusedCode: string | null;
  send: (body: object, accessToken?: string | undefined) => Promise<void>;
  reset: () => void;
};

/** Requests once, at a press, that a ticket be sent. */
export function useTicketResend(path: string): TicketResend {
  const [isBusy, setBusy] = useState(false);
  const [isSent, setSent] = useState(false);
  const [refusedCode, setRefusedCode] = useRefusedCode();

  const reset = () => {
    setSent(false);
    setRefusedCode(null);
  };
  const send = async (body: object, accessToken?: string | undefined) => {
    reset();
    setBusy(true);
    const reply = await callApi(path, { method: "POST", body, accessToken });
    setBusy(false);
    if (reply.kind === "ok") setSent(true);
    else setRefusedCode(codeOf(reply));
  };
  return { isBusy, isSent, refusedCode, send, reset };
}
