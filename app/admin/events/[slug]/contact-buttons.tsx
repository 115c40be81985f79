import { showPhone } from "#platform/show-phone.ts";
import { MessageIcon, PhoneIcon } from "#ui/icons.tsx";
import { useOrganizerText } from "../../language/text-context.tsx";

/** Calls somebody or writes to them on WhatsApp, from the row of a list. */
export function ContactButtons({ phone, name }: { phone: string; name: string }) {
  const t = useOrganizerText();
  const button =
    "relative z-10 inline-flex min-h-12 min-w-12 items-center justify-center gap-2 rounded-card hover:bg-line lg:min-h-8 lg:min-w-8";
  return (
    <span className="flex items-center justify-end lg:justify-start">
      <a className={`${button} lg:pr-2`} href={`tel:${phone}`}>
        <PhoneIcon className="size-5" />
        <span className="sr-only">{`${t("Call {name}:", { name })} `}</span>
        <span className="max-lg:sr-only">{showPhone(phone)}</span>
      </a>
      <a className={button} href={`https://wa.me/${phone.replace(/\D/g, "")}`} target="_blank" rel="noreferrer">
        <MessageIcon className="size-5" />
        <span className="sr-only">{t("WhatsApp to {name}", { name })}</span>
      </a>
    </span>
  );
}
