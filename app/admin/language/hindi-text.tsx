"use client";

import type { ReactNode } from "react";
import { hindi } from "./hi.ts";
import { ShownIn } from "./text-context.tsx";
import { translateInto } from "./translate.ts";

const text = translateInto("hi", hindi);

/** The only file of the browser's that loads the table of this language. */
export const HindiText = ({ children }: { children: ReactNode }) => <ShownIn text={text}>{children}</ShownIn>;
