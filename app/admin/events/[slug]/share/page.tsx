import { notFound } from "next/navigation";
import QRCode from "qrcode";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { ButtonLink } from "#ui/button.tsx";
import { office } from "#wiring";
import { AdminFrame } from "../../../admin-frame.tsx";
import { organizerText, titled } from "../../../language/organizer-text.ts";
import { PageSection } from "../../../page-section.tsx";
import { publicLink } from "../../../public-link.ts";
import { requireOrganizer } from "../../../require-organizer.ts";
import { ShareLink } from "../../../share-link.tsx";
import { EventPage } from "../event-page.tsx";
import { MessageField } from "./message-field.tsx";
import { PrintButton } from "./print-button.tsx";
import { shareMessage } from "./share-message.ts";

export const generateMetadata = titled("Share");

/** Sharp on a poster of A4. */
const QR_PIXELS = 1024;

/** Everything that brings people to the event: its link, a message, a QR code, and a poster to print. */
export default async function SharePage({ params }: { params: Promise<{ slug: string }> }) {
  const { email } = await requireOrganizer();
  const event = await readEventBySlug(office().db, (await params).slug);
  // Nobody could open the link of a draft.
  if (!event || event.state === "draft") notFound();
  const t = await organizerText();
  const url = publicLink(event.slug);
  const qrCode = await QRCode.toDataURL(url, { width: QR_PIXELS, margin: 2, errorCorrectionLevel: "M" });
  return (
    <AdminFrame email={email}>
      <EventPage event={event} current="now">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10 lg:grid-cols-2 lg:gap-x-14 print:hidden">
          <ShareLink url={url} title={event.title} />
          <PageSection title={t("Message")}>
            <MessageField text={shareMessage(event, url, office().clock.now(), t)} />
          </PageSection>
          <PageSection title={t("QR code")}>
            <img
              src={qrCode}
              alt={t("QR code of {url}", { url })}
              width={192}
              height={192}
              className="rounded-card bg-white"
            />
            <div className="mt-3 flex flex-wrap gap-3">
              <ButtonLink kind="secondary" href={qrCode} download={`${event.slug}-qr-code.png`}>
                {t("Download the QR code")}
              </ButtonLink>
              <PrintButton>{t("Print a poster")}</PrintButton>
            </div>
          </PageSection>
        </div>
        <section aria-label={t("Poster")} className="hidden text-center print:block">
          <p className="font-bold text-[2.6rem] leading-tight">{event.title}</p>
          <p className="mt-4 text-[1.5rem]">{t.moment(event.startsAt)}</p>
          <p className="text-[1.5rem]">{event.place}</p>
          <img src={qrCode} alt="" width={420} height={420} className="mx-auto mt-8" />
          <p className="mt-4 break-all font-semibold text-[1.3rem]">{url}</p>
          <p className="mt-8 text-[1.1rem]">{event.organizerName}</p>
        </section>
      </EventPage>
    </AdminFrame>
  );
}
