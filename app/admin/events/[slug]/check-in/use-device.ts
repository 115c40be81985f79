import { useCallback, useState } from "react";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { Translate } from "../../../language/translate.ts";
import { newRequestId } from "../../../request-id.ts";
import type { Device } from "./sync-desk.ts";

const PLACE = "startline.admin.check-in.device";

/** Which phone this is, and what its volunteer calls it. It is the same for all events. */
export function useDevice(): [Device, (name: string) => void] {
  const t = useOrganizerText();
  const [device, setDevice] = useState<Device>(() => readDevice(t));
  const rename = useCallback(
    (name: string) => {
      setDevice(({ id }) => {
        const renamed = { id, name: name.trim().slice(0, 40) || nameOf(id, t) };
        keepDevice(renamed);
        return renamed;
      });
    },
    [t],
  );
  return [device, rename];
}

function readDevice(t: Translate): Device {
  if (typeof window === "undefined") return { id: "", name: "" };
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "null") as Device | null;
    if (kept?.id && kept.name) return kept;
  } catch {
    // As if there were none.
  }
  const id = newRequestId();
  const device = { id, name: nameOf(id, t) };
  keepDevice(device);
  return device;
}

const nameOf = (id: string, t: Translate): string => t("Phone {code}", { code: id.slice(0, 4).toUpperCase() });

function keepDevice(device: Device): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(device));
  } catch {
    // Then it has another name after the next start.
  }
}
