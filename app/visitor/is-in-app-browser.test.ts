import { expect, test } from "vitest";
import { isInAppBrowser } from "./is-in-app-browser.ts";

const android = "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko)";
const iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";

test("apps that show pages themselves are recognized", () => {
  const agents = [
    `${android.replace(")", "; wv)")} Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
    `${android} Chrome/130.0.0.0 Mobile Safari/537.36 Instagram 355.0.0.44.103 Android`,
    `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/490.0]`,
    `${iphone} Mobile/15E148`,
    `${iphone} Version/18.1 Mobile/15E148 Safari/604.1 WhatsApp/24.20`,
  ];
  expect(agents.map(isInAppBrowser)).toEqual([true, true, true, true, true]);
});

test("real browsers are not", () => {
  const agents = [
    `${android} Chrome/130.0.0.0 Mobile Safari/537.36`,
    `${iphone} Version/18.1 Mobile/15E148 Safari/604.1`,
    "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
  ];
  expect(agents.map(isInAppBrowser)).toEqual([false, false, false]);
});
