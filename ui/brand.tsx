import type { CSSProperties, ReactNode } from "react";
import { brandColors } from "./brand-color.ts";

/** Gives its children the brand color, in the shade that light or dark mode needs. */
export function Brand({ color, className = "", children }: { color: string; className?: string; children: ReactNode }) {
  const { light, dark } = brandColors(color);
  const variables = {
    "--brand-light": light.brand,
    "--on-brand-light": light.onBrand,
    "--brand-dark": dark.brand,
    "--on-brand-dark": dark.onBrand,
  } as CSSProperties;
  return (
    <div className={`brand ${className}`} style={variables}>
      {children}
    </div>
  );
}
