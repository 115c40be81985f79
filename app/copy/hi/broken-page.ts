import type { error as english } from "../en/broken-page.ts";

export const error: typeof english = {
  title: "यह पेज दिखाया नहीं जा सका",
  text: "हमारी ओर से कुछ गड़बड़ हुई। अगर आपके पास जगह है, तो वह सुरक्षित है।",
  retry: "फिर कोशिश करें",
};
