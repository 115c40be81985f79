import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { SignInLink } from "../../../sign-in-link.tsx";
import { clockCopy } from "./counter-copy.ts";
import type { Desk } from "./use-desk.ts";

/** Which list this phone goes by, and what it could not send yet. */
export function ListLine({ desk }: { desk: Desk }) {
  const t = useOrganizerText();
  const { list, fault, contact, unsentCount, isFetchingList } = desk;
  const waiting =
    unsentCount > 0
      ? t(
          { one: "{count} entry waits on this phone.", other: "{count} entries wait on this phone." },
          { count: unsentCount },
        )
      : "";
  return (
    <div className="mt-3 rounded-card border border-line bg-surface px-4 py-3">
      <p className="font-semibold">
        {list
          ? t(
              { one: "List of {time}, {count} rider", other: "List of {time}, {count} riders" },
              { time: clockCopy(list.madeAt, t), count: list.riders.length },
            )
          : fault === "list_damaged"
            ? t("The list on this phone is damaged. Get it again.")
            : t("No list on this phone yet.")}
      </p>
      <p role="status" className="text-[0.95rem] text-soft">
        {contact === "signed_out" ? (
          unsentCount > 0 ? (
            t(
              {
                one: "You are signed out. Check-in goes on; {count} entry waits on this phone.",
                other: "You are signed out. Check-in goes on; {count} entries wait on this phone.",
              },
              { count: unsentCount },
            )
          ) : (
            t("You are signed out. Check-in goes on; sign in again to send what you do.")
          )
        ) : contact === "offline" || contact === "refused" ? (
          <>
            {contact === "offline" ? t("No connection.") : t("Startline does not answer.")}{" "}
            {list ? t("Check-in goes on, and is sent later.") : t("Get the list where there is a connection.")}
            {waiting ? ` ${waiting}` : ""}
          </>
        ) : waiting ? (
          `${t("Sending…")} ${waiting}`
        ) : contact === "ok" ? (
          t("Everything is sent.")
        ) : (
          t("Connecting…")
        )}
      </p>
      {contact === "signed_out" ? (
        <SignInLink />
      ) : (
        <Button kind="quiet" disabled={isFetchingList} onClick={() => void desk.refreshList()}>
          {isFetchingList ? <Spinner /> : null}
          {list ? t("Get the list again") : t("Get the list")}
        </Button>
      )}
    </div>
  );
}
