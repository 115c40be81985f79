import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { openQrReader, type ReadQrCode } from "./read-qr-code.ts";

/** Long enough that a cheap phone stays cool. Our choice. */
const LOOK_EVERY_MS = 120;
/** A ticket that stays before the camera is not scanned again before it was away for so long. */
const AWAY_MS = 1500;

type Props = { isPaused: boolean; onText: (text: string) => void };

/** What the camera sees, and the text of each QR code that comes before it; or of a photo, where there is no camera. */
export function CameraView({ isPaused, onText }: Props) {
  const t = useOrganizerText();
  const video = useRef<HTMLVideoElement>(null);
  const reader = useRef<ReadQrCode | null>(null);
  const paused = useRef(isPaused);
  const tell = useRef(onText);
  const last = useRef({ text: "", seenAt: 0 });
  const [trouble, setTrouble] = useState<"no_camera" | "no_reader" | null>(null);
  const [isMissed, setMissed] = useState(false);
  tell.current = onText;

  useEffect(() => {
    paused.current = isPaused;
    last.current.seenAt = Date.now();
  }, [isPaused]);

  useEffect(() => {
    let isOver = false;
    let stream: MediaStream | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    async function look() {
      const { current: picture } = video;
      if (picture && reader.current && !paused.current && document.visibilityState === "visible") {
        const text = await reader.current(picture).catch(() => null);
        if (text !== null && !paused.current && !isOver) {
          const isSame = text === last.current.text && Date.now() - last.current.seenAt < AWAY_MS;
          last.current = { text, seenAt: Date.now() };
          if (!isSame) tell.current(text);
        }
      }
      if (!isOver) timer = setTimeout(look, LOOK_EVERY_MS);
    }
    async function open() {
      reader.current = await openQrReader().catch(() => null);
      if (!reader.current) return setTrouble("no_reader");
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: "environment" } } });
      } catch {
        return setTrouble("no_camera");
      }
      const { current: picture } = video;
      if (isOver || !picture) return stopAll(stream);
      picture.srcObject = stream;
      await picture.play().catch(() => {});
      void look();
    }
    void open();
    return () => {
      isOver = true;
      clearTimeout(timer);
      stopAll(stream);
    };
  }, []);

  async function readPhoto({ target }: ChangeEvent<HTMLInputElement>) {
    const [file] = target.files ?? [];
    target.value = "";
    if (!file || !reader.current) return;
    const picture = await createImageBitmap(file).catch(() => null);
    const text = picture && (await reader.current(picture).catch(() => null));
    setMissed(!text);
    if (text) onText(text);
  }

  return (
    <>
      <video
        ref={video}
        playsInline
        muted
        aria-label={t("What the camera sees")}
        className="absolute inset-0 size-full object-cover"
      />
      <div className="pointer-events-none absolute inset-x-0 top-1/2 mx-auto size-64 -translate-y-1/2 rounded-card border-4 border-white/80" />
      <div className="absolute inset-x-0 bottom-0 space-y-2 bg-[rgb(16_19_22/85%)] px-4 pt-3 pb-[calc(1rem+env(safe-area-inset-bottom))]">
        <p role="status">
          {trouble === "no_camera"
            ? t("This page may not use the camera. Allow it in the browser's settings, or take a photo of the QR code.")
            : trouble === "no_reader"
              ? t("The scanner didn't load. Close this, and search for the rider by name.")
              : isMissed
                ? t("No QR code in that photo. Take it closer, without a shadow.")
                : t("Hold the ticket's QR code in the frame.")}
        </p>
        <label className="relative flex min-h-12 items-center justify-center rounded-card border border-white font-semibold focus-within:outline-3 focus-within:outline-white">
          {t("Use a photo")}
          <input
            type="file"
            accept="image/*"
            onChange={(event) => void readPhoto(event)}
            className="absolute inset-0 opacity-0"
          />
        </label>
      </div>
    </>
  );
}

function stopAll(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
