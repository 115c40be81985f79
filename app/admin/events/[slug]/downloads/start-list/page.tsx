import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PRINTED_RIDERS_MAX, readStartList, type StartListOrder } from "#booking/bookings-list/read-start-list.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { showPhone } from "#platform/show-phone.ts";
import { indianDate, indianTime } from "#platform/times.ts";
import { Button } from "#ui/button.tsx";
import { inputLook } from "#ui/text-field.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../../admin-frame.tsx";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { emergencyContactsOf } from "../../bookings/[id]/emergency-contact.ts";
import { EventPage } from "../../event-page.tsx";
import { PrintButton } from "../../share/print-button.tsx";
import { StartListRows } from "./start-list-rows.tsx";

export const metadata: Metadata = { title: "Start list" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The confirmed riders with a box to tick, for A4. */
export default async function StartListPage({ params, searchParams }: Props) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event || event.state === "draft") notFound();
  const query = await searchParams;
  const order: StartListOrder = query.order === "bib" ? "bib" : "name";
  const category = event.categories.find(({ id }) => id === query.category) ?? null;
  const hasContacts = query.contacts === "1";
  const riders = await readStartList(office(), event.id, { order, categoryId: category?.id ?? null });
  const now = office().clock.now();
  const cell = "border-line border-b px-2 py-1.5 text-left align-top print:border-black/40 print:px-1 print:py-1";
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="bookings">
        <div className="print:hidden">
          <a
            href={`/admin/events/${event.slug}/downloads`}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            Downloads
          </a>
          <h2 className="mt-2 mb-4 font-bold text-[1.4rem] leading-tight">Start list and bib list</h2>
          <form method="get" className="flex flex-wrap items-center gap-3">
            <select
              name="order"
              aria-label="Order"
              defaultValue={order}
              className={`${inputLook} !w-auto !pr-9 border-edge`}
            >
              <option value="name">By name</option>
              <option value="bib">By bib</option>
            </select>
            {event.categories.length > 1 ? (
              <select
                name="category"
                aria-label="Category"
                defaultValue={category?.id ?? ""}
                className={`${inputLook} !w-auto max-w-full border-edge`}
              >
                <option value="">All categories</option>
                {event.categories.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            ) : null}
            <label className="flex min-h-12 cursor-pointer items-center gap-3">
              <input type="checkbox" name="contacts" value="1" defaultChecked={hasContacts} className="size-5" />
              Emergency contacts
            </label>
            <Button type="submit" kind="secondary">
              Show
            </Button>
            <PrintButton>Print</PrintButton>
          </form>
        </div>
        {riders === null ? (
          <p className="mt-6">{`There are more than ${PRINTED_RIDERS_MAX.toLocaleString("en-IN")} riders: too many to print at once. Choose a category, or download the list.`}</p>
        ) : (
          <>
            <p className="mt-6 font-semibold print:mt-0">
              {event.title}
              {category ? ` · ${category.name}` : ""}
            </p>
            <p className="mb-2 text-[0.92rem] text-soft">
              {`${riders.length === 1 ? "1 rider" : `${riders.length.toLocaleString("en-IN")} riders`}, ${order === "bib" ? "by bib" : "by name"}. As of ${indianDate(now)}, ${indianTime(now)}.`}
            </p>
            <table className="w-full text-[0.95rem] print:text-[10pt]">
              <thead className="print:table-header-group">
                <tr className="text-soft">
                  <th scope="col" className={cell}>
                    <span className="sr-only">Tick</span>
                  </th>
                  <th scope="col" className={cell}>
                    Bib
                  </th>
                  <th scope="col" className={`${cell} w-full`}>
                    Name
                  </th>
                  {category ? null : (
                    <th scope="col" className={cell}>
                      Category
                    </th>
                  )}
                  {hasContacts ? (
                    <th scope="col" className={cell}>
                      Emergency
                    </th>
                  ) : null}
                </tr>
              </thead>
              <StartListRows
                rows={riders.map((rider) => ({
                  id: rider.id,
                  bib: rider.bibNumber,
                  name: rider.name ?? rider.reference,
                  category: category ? null : (rider.categoryName ?? rider.categoryId),
                  contacts: hasContacts
                    ? emergencyContactsOf(event.questions, rider.answers)
                        .map(({ answer }) => showPhone(answer))
                        .join(", ")
                    : null,
                }))}
              />
            </table>
          </>
        )}
      </EventPage>
    </AdminFrame>
  );
}
