import { inflateSync } from "node:zlib";
import QRCode from "qrcode";
import { expect, test } from "vitest";
import { qrCodePng } from "./qr-code-png.ts";

test("the picture has every module of the code, dark on white, in a white border", () => {
  const { modules } = QRCode.create("PP-7K3M9", { errorCorrectionLevel: "M" });
  const picture = readPng(qrCodePng("PP-7K3M9"));
  const modulesAcross = modules.size + 4;

  expect(picture.size).toBe(modulesAcross * 12);
  for (let row = 0; row < modulesAcross; row += 1) {
    for (let column = 0; column < modulesAcross; column += 1) {
      const isInside = [row, column].every((index) => index >= 2 && index < modules.size + 2);
      const expected = isInside && modules.get(row - 2, column - 2) === 1;
      // A pixel of each corner of the module, so that none is shifted.
      expect([picture.isDark(column * 12, row * 12), picture.isDark(column * 12 + 11, row * 12 + 11)]).toEqual([
        expected,
        expected,
      ]);
    }
  }
});

function readPng(png: Buffer) {
  const size = png.readUInt32BE(16);
  expect(png.readUInt32BE(20)).toBe(size);
  const start = png.indexOf("IDAT");
  const pixels = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  const bytesPerLine = 1 + Math.ceil(size / 8);
  return {
    size,
    isDark: (x: number, y: number) => ((pixels[y * bytesPerLine + 1 + (x >> 3)] as number) & (0x80 >> (x & 7))) === 0,
  };
}
