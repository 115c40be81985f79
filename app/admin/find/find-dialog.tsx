import { Command } from "cmdk";
import { useState } from "react";
import { mayOpen, type Role } from "#booking/organizers/roles.ts";
import { CrossIcon, SearchIcon } from "#ui/icons.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { SignInLink } from "../sign-in-link.tsx";
import { destinationsFor } from "./destinations.ts";
import { countCopy, eventLineCopy, riderCopy } from "./found-copy.ts";
import { FoundGroup } from "./found-group.tsx";
import { matchDestinations } from "./match-destinations.ts";
import { useFound } from "./use-found.ts";

export type FindDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  role: Role;
  /** The one that is open. */
  event: { slug: string; isDraft: boolean } | null;
};

/** So many of each: who finds nothing among them types another letter. */
const PAGES_MAX = 8;

/** One box for pages, riders, events and what is often done: the whole screen on a phone, a sheet near the top where there is room. */
export function FindDialog({ isOpen, onClose, role, event }: FindDialogProps) {
  const t = useOrganizerText();
  const [typed, setTyped] = useState("");
  const slug = event?.slug ?? null;
  const answer = useFound(typed, slug, mayOpen(role, "/admin/find"));
  const { pages, actions, elsewhere } = destinationsFor(role, event, t);
  const max = typed.trim() === "" ? pages.length : PAGES_MAX;
  const shown = {
    pages: matchDestinations(pages, typed).slice(0, max),
    actions: matchDestinations(actions, typed),
    elsewhere: matchDestinations(elsewhere, typed),
    ...answer.found,
  };
  const count = Object.values(shown).reduce((sum, { length }) => sum + length, 0);

  function close() {
    setTyped("");
    onClose();
  }
  function go(path: string) {
    close();
    location.assign(path);
  }

  const ofDestination = ({ title, about, path }: (typeof pages)[number]) => ({ path, title, about });
  return (
    <Command.Dialog
      open={isOpen}
      onOpenChange={(isStill) => (isStill ? undefined : close())}
      label={t("Find anything")}
      shouldFilter={false}
      loop
      overlayClassName="fixed inset-0 z-40 bg-[rgb(0_0_0/50%)]"
      contentClassName="fixed inset-0 z-50 flex bg-paper text-ink outline-none sm:inset-auto sm:top-[10dvh] sm:left-1/2 sm:max-h-[76dvh] sm:w-[min(640px,calc(100vw-2rem))] sm:-translate-x-1/2 sm:overflow-hidden sm:rounded-card sm:border sm:border-line sm:shadow-card"
      className="flex min-h-0 w-full flex-col"
    >
      <div className="flex min-h-14 items-center gap-3 border-line border-b bg-surface pl-4">
        <SearchIcon className="size-5 text-soft" />
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={t("A page, a rider, an event")}
          maxLength={100}
          className="min-h-14 min-w-0 flex-1 bg-transparent text-[1.05rem] outline-none placeholder:text-soft"
        />
        <button
          type="button"
          aria-label={t("Close")}
          onClick={close}
          className="inline-flex size-14 shrink-0 items-center justify-center"
        >
          <CrossIcon />
        </button>
      </div>
      <p role="status" className="sr-only">
        {typed.trim() === "" ? "" : countCopy(count, answer, t)}
      </p>
      <Command.List
        label={t("Found")}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pt-2 pb-[calc(1rem+env(safe-area-inset-bottom))]"
      >
        <FoundGroup heading={t("This event")} items={shown.pages.map(ofDestination)} onSelect={go} />
        <FoundGroup heading={t("Do")} items={shown.actions.map(ofDestination)} onSelect={go} />
        <FoundGroup
          heading={t("Riders")}
          items={shown.riders.map((rider) => ({
            path: `/admin/events/${rider.slug}/bookings/${rider.bookingId}`,
            title: rider.name || rider.reference,
            about: riderCopy(rider, slug, t),
          }))}
          onSelect={go}
        />
        <FoundGroup
          heading={t("Events")}
          items={shown.events.map((found) => ({
            path: `/admin/events/${found.slug}`,
            title: found.title || found.slug,
            about: eventLineCopy(found, t),
          }))}
          onSelect={go}
        />
        <FoundGroup heading={t("Elsewhere")} items={shown.elsewhere.map(ofDestination)} onSelect={go} />
      </Command.List>
      {count === 0 && !answer.isBusy && !answer.failure ? (
        <p className="px-4 pb-8 text-soft">
          {t("Nothing found. Try a part of a name, a phone number, or another word.")}
        </p>
      ) : null}
      {answer.failure ? (
        <p role="alert" className="border-line border-t px-4 py-3 text-time">
          {answer.failure === "signed_out" ? (
            <>
              {t("You are signed out.")} <SignInLink />
            </>
          ) : (
            t("No answer came, so riders and events are missing here. Check your connection, then type again.")
          )}
        </p>
      ) : null}
    </Command.Dialog>
  );
}
