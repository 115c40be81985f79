import { notFound } from "next/navigation";
import { PRINTED_RIDERS_MAX, readStartList, type StartListOrder } from "#booking/bookings-list/read-start-list.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { showPhone } from "#platform/show-phone.ts";
import { Button } from "#ui/button.tsx";
import { inputLook } from "#ui/text-field.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../../admin-frame.tsx";
import { organizerText, titled } from "../../../../language/organizer-text.ts";
import { requireOrganizer } from "../../../../require-organizer.ts";
import { emergencyContactsOf } from "../../bookings/[id]/emergency-contact.ts";
import { EventPage } from "../../event-page.tsx";
import { PrintButton } from "../../share/print-button.tsx";
import { StartListRows } from "./start-list-rows.tsx";

export const generateMetadata = titled("Start list");

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The confirmed riders with a box to tick, for A4. */
export default async function StartListPage({ params, searchParams }: Props) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  if (!event || event.state === "draft") notFound();
  const t = await organizerText();
  const query = await searchParams;
  const order: StartListOrder = query.order === "bib" ? "bib" : "name";
  const category = event.categories.find(({ id }) => id === query.category) ?? null;
  const hasContacts = query.contacts === "1";
  const riders = await readStartList(office(), event.id, { order, categoryId: category?.id ?? null });
  const asOf = { count: riders?.length ?? 0, when: t.moment(office().clock.now()) };
  const cell = "border-line border-b px-2 py-1.5 text-left align-top print:border-black/40 print:px-1 print:py-1";
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="bookings">
        <div className="print:hidden">
          <a
            href={`/admin/events/${event.slug}/downloads`}
            className="inline-flex min-h-12 items-center underline underline-offset-4"
          >
            {t("Downloads")}
          </a>
          <h2 className="mt-2 mb-4 font-bold text-[1.4rem] leading-tight">{t("Start list and bib list")}</h2>
          <form method="get" className="flex flex-wrap items-center gap-3">
            <select
              name="order"
              aria-label={t("Order")}
              defaultValue={order}
              className={`${inputLook} !w-auto !pr-9 border-edge`}
            >
              <option value="name">{t("By name")}</option>
              <option value="bib">{t("By bib")}</option>
            </select>
            {event.categories.length > 1 ? (
              <select
                name="category"
                aria-label={t("Category")}
                defaultValue={category?.id ?? ""}
                className={`${inputLook} !w-auto max-w-full border-edge`}
              >
                <option value="">{t("All categories")}</option>
                {event.categories.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            ) : null}
            <label className="flex min-h-12 cursor-pointer items-center gap-3">
              <input type="checkbox" name="contacts" value="1" defaultChecked={hasContacts} className="size-5" />
              {t("Emergency contacts")}
            </label>
            <Button type="submit" kind="secondary">
              {t("Show")}
            </Button>
            <PrintButton>{t("Print")}</PrintButton>
          </form>
        </div>
        {riders === null ? (
          <p className="mt-6">
            {t(
              "There are more than {riders} riders: too many to print at once. Choose a category, or download the list.",
              { riders: PRINTED_RIDERS_MAX },
            )}
          </p>
        ) : (
          <>
            <p className="mt-6 font-semibold print:mt-0">
              {event.title}
              {category ? ` · ${category.name}` : ""}
            </p>
            <p className="mb-2 text-[0.92rem] text-soft">
              {order === "bib"
                ? t(
                    { one: "{count} rider, by bib. As of {when}.", other: "{count} riders, by bib. As of {when}." },
                    asOf,
                  )
                : t(
                    { one: "{count} rider, by name. As of {when}.", other: "{count} riders, by name. As of {when}." },
                    asOf,
                  )}
            </p>
            <div className="overflow-x-auto print:overflow-visible">
              <table className="w-full text-[0.95rem] print:text-[10pt]">
                <thead className="print:table-header-group">
                  <tr className="text-soft">
                    <th scope="col" className={cell}>
                      <span className="sr-only">{t("Tick")}</span>
                    </th>
                    <th scope="col" className={cell}>
                      {t("Bib")}
                    </th>
                    <th scope="col" className={`${cell} w-full`}>
                      {t("Name")}
                    </th>
                    {category ? null : (
                      <th scope="col" className={cell}>
                        {t("Category")}
                      </th>
                    )}
                    {hasContacts ? (
                      <th scope="col" className={cell}>
                        {t("Emergency")}
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
            </div>
          </>
        )}
      </EventPage>
    </AdminFrame>
  );
}
