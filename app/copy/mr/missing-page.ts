import type { notFound as english } from "../en/missing-page.ts";

export const notFound: typeof english = {
  title: "पेज सापडले नाही",
  text: "कदाचित लिंक अपूर्ण आहे. ज्या संदेशात ती मिळाली, त्यातून कृपया पुन्हा उघडा.",
  home: "सुरुवातीचे पेज",
};
