"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import { type Live, useLive } from "./use-live.ts";

const LiveContext = createContext<Live<LiveSaleDocument> | null>(null);

type Props = { slug: string; first: LiveSaleDocument; refreshMs: number; children: ReactNode };

/** Everything of one event's page looks at the same document, which is asked for anew while somebody looks. */
export function LiveProvider({ slug, first, refreshMs, children }: Props) {
  const live = useLive(`/api/admin/events/${slug}/counts`, first, refreshMs);
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLiveSale(): Live<LiveSaleDocument> {
  const live = useContext(LiveContext);
  if (!live) throw new Error("this stands outside of an event's page");
  return live;
}
