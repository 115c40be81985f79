const IN_APP =
  /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line\/|Twitter|LinkedInApp|Snapchat|Telegram|; wv\)|GSA\/|Opera Mini|UCBrowser|UCWEB/i;

/**
 * Browsers inside other apps block Checkout's frame or pop-up; Razorpay then wants redirect mode (callback_url with
 * redirect: true; Checkout's documentation, "in-app browsers").
 */
export function isInAppBrowser(userAgent: string): boolean {
  const isAppleWebView = /iPhone|iPad|iPod/.test(userAgent) && !/Safari\//.test(userAgent);
  return IN_APP.test(userAgent) || isAppleWebView;
}
