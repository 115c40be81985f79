import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";

type Kind = "primary" | "secondary" | "quiet" | "lost";

const shape =
  "inline-flex min-h-12 items-center justify-center gap-2 rounded-card py-2.5 text-center font-semibold leading-tight no-underline transition-[background-color,opacity] disabled:cursor-default";
const kinds: Record<Kind, string> = {
  primary: "min-h-14 bg-brand px-5 text-on-brand hover:opacity-90 active:opacity-80 disabled:opacity-60",
  secondary: "border border-edge px-5 bg-surface text-ink hover:border-ink disabled:opacity-60",
  quiet: "text-ink underline decoration-edge underline-offset-4 hover:decoration-ink disabled:opacity-60",
  lost: "bg-lost px-5 text-paper hover:opacity-90 disabled:opacity-60",
};

type Look = { kind?: Kind; className?: string };

export function Button({ kind = "primary", className = "", ...rest }: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" className={`${shape} ${kinds[kind]} ${className}`} {...rest} />;
}

export function ButtonLink({
  kind = "primary",
  className = "",
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a className={`${shape} ${kinds[kind]} ${className}`} {...rest}>
      {children}
    </a>
  );
}
