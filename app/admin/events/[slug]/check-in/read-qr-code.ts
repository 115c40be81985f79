/** Reads the QR code in a picture; null where there is none. */
export type ReadQrCode = (picture: HTMLVideoElement | ImageBitmap) => Promise<string | null>;

type Detector = { detect: (source: CanvasImageSource) => Promise<{ rawValue: string }[]> };
type DetectorClass = { new (of: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> };

/** The longest side in which is searched: more makes a cheap phone slow, less misses a code that is far away. Our choice. */
const SIDES = { video: [640], photo: [1000, 500, 1600] };

/** The browser's own reader where it has one, which is faster; else jsQR, which is loaded with this page alone. */
export async function openQrReader(): Promise<ReadQrCode> {
  // Also where the browser has a reader: it is then kept on the phone for one that does not.
  const { default: jsQr } = await import("jsqr");
  const canvas = document.createElement("canvas");
  const byScript: ReadQrCode = async (picture) => {
    const isVideo = picture instanceof HTMLVideoElement;
    const [width, height] = isVideo ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
    for (const side of width === 0 ? [] : SIDES[isVideo ? "video" : "photo"]) {
      const scale = Math.min(1, side / Math.max(width, height));
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context) return null;
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const found = jsQr(data, canvas.width, canvas.height, {
        inversionAttempts: isVideo ? "dontInvert" : "attemptBoth",
      });
      if (found?.data) return found.data;
    }
    return null;
  };
  const detector = await openDetector();
  if (!detector) return byScript;
  return async (picture) => {
    try {
      return (await detector.detect(picture))[0]?.rawValue ?? null;
    } catch {
      return byScript(picture);
    }
  };
}

async function openDetector(): Promise<Detector | null> {
  const { BarcodeDetector: Known } = window as { BarcodeDetector?: DetectorClass };
  if (!Known) return null;
  const formats = await Known.getSupportedFormats().catch((): string[] => []);
  return formats.includes("qr_code") ? new Known({ formats: ["qr_code"] }) : null;
}
