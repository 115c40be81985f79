import fc from "fast-check";
import { expect, test } from "vitest";
import { brandColors, contrast, fallbackBrand } from "./brand-color.ts";

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever color an organizer picks, text in it and upon it can be read", () => {
  fc.assert(
    fc.property(anyColor, (hex) => {
      const { light, dark } = brandColors(hex);
      expect(contrast(light.brand, "#faf9f6")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark.brand, "#101316")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(light.brand, light.onBrand)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark.brand, dark.onBrand)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a strong color is left as it is", () => {
  expect(brandColors("#0f5c5c").light).toEqual({ brand: "#0f5c5c", onBrand: "#ffffff" });
});

test("a pale color gives way to ours on light paper and stays on dark paper", () => {
  const { light, dark } = brandColors("#fff2a8");
  expect(light.brand).toBe(fallbackBrand.light);
  expect(dark.brand).toBe("#fff2a8");
});

test("what is no color gives way to ours", () => {
  expect(brandColors("red; background: url(x)")).toMatchObject({
    light: { brand: fallbackBrand.light },
    dark: { brand: fallbackBrand.dark },
  });
});
