/** What the API says when it refuses: the keys are its sentences (http/). */
export const refusals = {
  "Too many attempts. Wait a minute and try again.": "बहुत बार कोशिश हुई। एक मिनट रुकें, फिर कोशिश करें।",
  "This invitation is too old, or was taken back. Ask whoever invited you for another.":
    "यह न्योता पुराना हो गया है, या वापस ले लिया गया है। जिसने बुलाया था, उनसे दूसरा माँगें।",
  "This invitation was used already. If that was you, sign in.":
    "यह न्योता इस्तेमाल हो चुका है। आपने ही किया हो, तो साइन इन करें।",
  "You have an account already. Sign in.": "आपका खाता पहले से है। साइन इन करें।",
  "This link was used already, or is too old. Ask for another.":
    "यह लिंक इस्तेमाल हो चुका है, या पुराना हो गया है। दूसरा मँगाएँ।",
  "That is not your current password.": "यह आपका अभी का पासवर्ड नहीं है।",
  "The second step is on already. Reload the page.": "दूसरा चरण पहले से चालू है। पेज रीलोड करें।",
  "The second step is not on. Reload the page.": "दूसरा चरण चालू नहीं है। पेज रीलोड करें।",
  "Too many attempts. Wait some minutes and try again.": "बहुत बार कोशिश हुई। कुछ मिनट रुकें, फिर कोशिश करें।",
  "That took too long. Enter your email address and password again.": "बहुत देर हो गई। अपना ईमेल पता और पासवर्ड फिर से लिखें।",
  "Too many wrong codes. Enter your email address and password again.":
    "बहुत सारे गलत कोड दिए गए। अपना ईमेल पता और पासवर्ड फिर से लिखें।",
  "That code is not right. Enter the newest one.": "यह कोड सही नहीं है। सबसे नया कोड लिखें।",
  "That code was used in this moment. Enter another one.": "यह कोड अभी-अभी इस्तेमाल हुआ है। दूसरा लिखें।",
  "Too many wrong codes. Wait a quarter of an hour and try again.":
    "बहुत सारे गलत कोड दिए गए। पंद्रह मिनट रुकें, फिर कोशिश करें।",
  "That did not work.": "यह नहीं हो पाया।",
  "The email address or the password is not right.": "ईमेल पता या पासवर्ड सही नहीं है।",
  "Many people sign in at this moment. Try again in a few seconds.":
    "इस समय बहुत लोग साइन इन कर रहे हैं। कुछ सेकंड में फिर कोशिश करें।",
  "Sign in first.": "पहले साइन इन करें।",
  "Your role does not include this. Ask an owner of Startline.": "यह आपकी भूमिका में नहीं है। Startline के किसी ओनर से कहें।",
  "Set up a second step at sign-in first: on the page of your account.":
    "पहले साइन इन का दूसरा चरण चालू करें: अपने खाते के पेज पर।",
  "There is nothing here.": "यहाँ कुछ नहीं है।",
  "There is no such event.": "ऐसा कोई इवेंट नहीं है।",
  "Some fields are not right.": "कुछ जानकारी सही नहीं है।",
  "We are very busy just now. Nothing was lost; please try again.": "अभी बहुत भीड़ है। कुछ नहीं गया; कृपया फिर कोशिश करें।",
  "Something went wrong on our side. Nothing was lost; please try again.":
    "हमारी ओर से कुछ गड़बड़ हुई। कुछ नहीं गया; कृपया फिर कोशिश करें।",
  "Too many requests. Wait a few seconds and try again.": "बहुत बार कोशिश हुई। कुछ सेकंड रुकें, फिर कोशिश करें।",
};
