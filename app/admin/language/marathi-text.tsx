"use client";

import type { ReactNode } from "react";
import { marathi } from "./mr.ts";
import { ShownIn } from "./text-context.tsx";
import { translateInto } from "./translate.ts";

const text = translateInto("mr", marathi);

/** The only file of the browser's that loads the table of this language. */
export const MarathiText = ({ children }: { children: ReactNode }) => <ShownIn text={text}>{children}</ShownIn>;
