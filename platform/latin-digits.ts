const ZEROS = [0x966, 0xff10];

/** `९८७` as `987`: keyboards in Hindi and Marathi write so, and some others digits of full width. */
export const latinDigits = (text: string): string =>
  text.replace(/[\u0966-\u096f\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
  });
