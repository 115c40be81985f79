"use client";

import type { ReactNode } from "react";
import { Button } from "#ui/button.tsx";

export function PrintButton({ children }: { children: ReactNode }) {
  return (
    <Button kind="secondary" onClick={() => window.print()}>
      {children}
    </Button>
  );
}
