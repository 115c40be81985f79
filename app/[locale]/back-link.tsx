"use client";

import { useEffect, useState } from "react";

/** Back to the page that led here, usually one of ours; else to the start page. */
export function BackLink({ href, label }: { href: string; label: string }) {
  const [cameFrom, setCameFrom] = useState<string | null>(null);
  useEffect(() => {
    const { referrer } = document;
    if (referrer.startsWith(`${location.origin}/`) && history.length > 1) setCameFrom(referrer);
  }, []);
  return (
    <a
      href={cameFrom ?? href}
      onClick={(press) => {
        if (cameFrom === null) return;
        press.preventDefault();
        history.back();
      }}
      className="inline-flex min-h-12 items-center underline underline-offset-4"
    >
      {label}
    </a>
  );
}
