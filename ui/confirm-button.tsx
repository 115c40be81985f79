import { type ComponentProps, useEffect, useState } from "react";
import { Button } from "./button.tsx";

/** Longer than the two presses of a double tap lie apart. Our choice. */
const DOUBLE_TAP_MS = 600;

/**
 * The button that does what was asked about. It may appear where the finger still is, so it takes no press until a double tap
 * on what stood there before is over.
 */
export function ConfirmButton({ onClick, ...rest }: ComponentProps<typeof Button>) {
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), DOUBLE_TAP_MS);
    return () => clearTimeout(timer);
  }, []);
  return <Button aria-disabled={!isReady} onClick={isReady ? onClick : undefined} {...rest} />;
}
