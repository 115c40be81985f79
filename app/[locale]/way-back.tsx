"use client";

/** Back to the page that led here, which is this site's most often; else to the first page. */
export function WayBack({ href, label }: { href: string; label: string }) {
  return (
    <a
      href={href}
      onClick={(press) => {
        const isOurs = document.referrer.startsWith(`${location.origin}/`);
        if (!isOurs || history.length < 2) return;
        press.preventDefault();
        history.back();
      }}
      className="inline-flex min-h-12 items-center underline underline-offset-4"
    >
      {label}
    </a>
  );
}
