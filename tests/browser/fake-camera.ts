import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import QRCode from "qrcode";

const WIDTH = 640;
const HEIGHT = 480;
const MODULE = 10;
const FRAMES = 3;

/** What the browser takes for its camera: a film that it plays again and again. */
export const CAMERA_FILE = join(tmpdir(), `startline-camera-${process.pid}.y4m`);
export const CAMERA_ARGS = [
  "--use-fake-ui-for-media-stream",
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${CAMERA_FILE}`,
];

/** Holds a QR code before the camera; it is seen the next time that a page opens it. */
export function showToCamera(text: string | null): void {
  const head = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420mpeg2\n`;
  const frame = Buffer.concat([Buffer.from("FRAME\n"), pictureOf(text), Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
  writeFileSync(CAMERA_FILE, Buffer.concat([Buffer.from(head), ...Array<Buffer>(FRAMES).fill(frame)]));
}

/** Brightness, pixel by pixel: a ticket on a gray table. */
function pictureOf(text: string | null): Buffer {
  const picture = Buffer.alloc(WIDTH * HEIGHT, 120);
  if (text === null) return picture;
  const { modules } = QRCode.create(text, { errorCorrectionLevel: "M" });
  const side = (modules.size + 8) * MODULE;
  const [left, top] = [Math.floor((WIDTH - side) / 2), Math.floor((HEIGHT - side) / 2)];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [column, row] = [Math.floor(x / MODULE) - 4, Math.floor(y / MODULE) - 4];
      const isInside = column >= 0 && row >= 0 && column < modules.size && row < modules.size;
      picture[(top + y) * WIDTH + left + x] = isInside && modules.get(row, column) === 1 ? 20 : 230;
    }
  }
  return picture;
}
