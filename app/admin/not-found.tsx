import { ButtonLink } from "#ui/button.tsx";

export default function AdminNotFound() {
  return (
    <main className="mx-auto max-w-[560px] px-4 py-24 text-center">
      <h1 className="font-bold text-[1.6rem]">There is no such event</h1>
      <p className="mt-2 mb-6 text-soft">Its link may have changed while it was a draft.</p>
      <ButtonLink href="/admin">All events</ButtonLink>
    </main>
  );
}
