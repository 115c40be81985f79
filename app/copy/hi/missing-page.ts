import type { notFound as english } from "../en/missing-page.ts";

export const notFound: typeof english = {
  title: "पेज नहीं मिला",
  text: "शायद लिंक अधूरा है। जिस संदेश में यह मिला था, कृपया वहीं से फिर खोलें।",
  home: "शुरुआती पेज",
};
