import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { SignInLink } from "../../../sign-in-link.tsx";
import { clockCopy } from "./counter-copy.ts";
import type { Desk } from "./use-desk.ts";

/** Which list this phone goes by, and what it could not send yet. */
export function ListLine({ desk }: { desk: Desk }) {
  const { list, fault, contact, unsentCount, isFetchingList } = desk;
  const waiting = unsentCount === 1 ? "1 entry waits" : `${unsentCount} entries wait`;
  return (
    <div className="mt-3 rounded-card border border-line bg-surface px-4 py-3">
      <p className="font-semibold">
        {list
          ? `List of ${clockCopy(list.madeAt)}, ${riders(list.riders.length)}`
          : fault === "list_damaged"
            ? "The list on this phone is damaged. Get it again."
            : "No list on this phone yet."}
      </p>
      <p role="status" className="text-[0.95rem] text-soft">
        {contact === "signed_out" ? (
          `You are signed out. Check-in goes on; ${unsentCount > 0 ? `${waiting} on this phone.` : "sign in again to send what you do."}`
        ) : contact === "offline" || contact === "refused" ? (
          <>
            {contact === "offline" ? "No connection. " : "Startline does not answer. "}
            {list ? "Check-in goes on, and is sent later." : "Get the list where there is a connection."}
            {unsentCount > 0 ? ` ${waiting} on this phone.` : ""}
          </>
        ) : unsentCount > 0 ? (
          `Sending… ${waiting} on this phone.`
        ) : contact === "ok" ? (
          "Everything is sent."
        ) : (
          "Connecting…"
        )}
      </p>
      {contact === "signed_out" ? (
        <SignInLink />
      ) : (
        <Button kind="quiet" disabled={isFetchingList} onClick={() => void desk.refreshList()}>
          {isFetchingList ? <Spinner /> : null}
          {list ? "Get the list again" : "Get the list"}
        </Button>
      )}
    </div>
  );
}

const riders = (count: number): string => (count === 1 ? "1 rider" : `${count.toLocaleString("en-IN")} riders`);
