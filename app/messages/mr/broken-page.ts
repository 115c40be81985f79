import type { error as english } from "../en/broken-page.ts";

export const error: typeof english = {
  title: "हे पेज दाखवता आले नाही",
  text: "आमच्या बाजूने काहीतरी चुकले. तुमच्यासाठी राखलेल्या जागेवर याचा काही परिणाम होत नाही.",
  retry: "पुन्हा प्रयत्न करा",
};
