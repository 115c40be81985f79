import type { Trouble } from "../en/trouble.ts";

export const trouble: Trouble = {
  notFound: {
    title: "यहाँ कोई पेज नहीं है",
    text: "शायद लिंक अधूरा है। जिस संदेश में यह मिला था, कृपया वहीं से एक बार और खोलें।",
  },
  error: {
    title: "यह पेज दिखाया नहीं जा सका",
    text: "हमारी ओर से कुछ गड़बड़ हुई। आपके लिए रखी जगह पर इसका कोई असर नहीं है।",
    retry: "फिर कोशिश करें",
  },
};
