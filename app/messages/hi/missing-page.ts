import type { notFound as english } from "../en/missing-page.ts";

export const notFound: typeof english = {
  title: "यहाँ कोई पेज नहीं है",
  text: "शायद लिंक अधूरा है। जिस संदेश में यह मिला था, कृपया वहीं से एक बार और खोलें।",
};
