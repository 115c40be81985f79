import { ButtonLink } from "#ui/button.tsx";

export default function AdminNotFound() {
  return (
    <main className="mx-auto max-w-[560px] px-4 py-24 text-center">
      <h1 className="font-bold text-[1.6rem]">There is nothing at this address</h1>
      <p className="mt-2 mb-6 text-soft">
        The event&rsquo;s link may have changed while it was a draft, or the booking belongs to another event.
      </p>
      <ButtonLink href="/admin">All events</ButtonLink>
    </main>
  );
}
