import { MailIcon, PhoneIcon } from "./icons.tsx";

type Props = { name: string; phone: string; email: string; subject?: string };

/** Whom to ask, as links large enough for a thumb: phone and email. */
export function Contact({ name, phone, email, subject }: Props) {
  return (
    <>
      <p className="font-semibold">{name}</p>
      <a className="flex min-h-12 items-center gap-3" href={`tel:${phone.replaceAll(" ", "")}`}>
        <PhoneIcon className="size-5 shrink-0 text-brand" />
        <span className="wrap-anywhere min-w-0 underline underline-offset-4">{phone}</span>
      </a>
      <a
        className="flex min-h-12 items-center gap-3"
        href={`mailto:${email}${subject ? `?subject=${encodeURIComponent(subject)}` : ""}`}
      >
        <MailIcon className="size-5 shrink-0 text-brand" />
        <span className="wrap-anywhere min-w-0 underline underline-offset-4">{email}</span>
      </a>
    </>
  );
}
