/** A color for fills or text on its paper, and the color of text on it. Both reach WCAG's 4.5 : 1. */
export type BrandPair = { brand: string; onBrand: string };

type Color = readonly [red: number, green: number, blue: number];

const LIGHT_PAPER = "#faf9f6";
const DARK_PAPER = "#101316";
const CONTRAST_MIN = 4.5;
/** How far a color may be shaded before it looks like another one. Our choice. */
const SHADE_MAX = 0.5;
const SHADE_STEP = 0.04;

export const fallbackBrand = { light: "#2446b8", dark: "#9db4ff" };

/**
 * The brand color of an event for light and dark screens. A color too weak for its paper is shaded a little; one that
 * would have to become another color, or is not `#rrggbb`, is replaced by ours.
 */
export function brandColors(hex: string): { light: BrandPair; dark: BrandPair } {
  return {
    light: pairOf(shadeFor(hex, LIGHT_PAPER, "#000000") ?? fallbackBrand.light),
    dark: pairOf(shadeFor(hex, DARK_PAPER, "#ffffff") ?? fallbackBrand.dark),
  };
}

/** WCAG 2.2's contrast ratio, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(read(a)), luminance(read(b))].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function shadeFor(hex: string, paper: string, towards: string): string | null {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return null;
  for (let share = 0; share <= SHADE_MAX; share += SHADE_STEP) {
    const shade = mix(hex, towards, share);
    if (contrast(shade, paper) >= CONTRAST_MIN) return shade;
  }
  return null;
}

function pairOf(brand: string): BrandPair {
  const onBrand = contrast(brand, "#ffffff") >= contrast(brand, DARK_PAPER) ? "#ffffff" : DARK_PAPER;
  return { brand, onBrand };
}

function mix(from: string, to: string, share: number): string {
  const end = read(to);
  return `#${read(from)
    .map((channel, index) => Math.round(channel + ((end[index] ?? 0) - channel) * share))
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")}`;
}

const read = (hex: string): Color => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

function luminance(color: Color): number {
  const [red, green, blue] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
