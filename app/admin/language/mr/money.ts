import type { money as hindi } from "../hi/money.ts";
import type { SameTextsAs } from "../text.ts";

export const money = {
  "Cancel the event": "इव्हेंट रद्द करा",
  "A draft need not be cancelled: nobody can book it.": "ड्राफ्ट रद्द करायची गरज नाही: तो कोणी बुक करू शकत नाही.",
  "Write what happened. Everyone who booked will see it.": "काय झाले ते लिहा. बुक केलेल्या सर्वांना ते दिसेल.",
  "This is what will happen:": "असे होईल:",
  "Nobody can join, hold or pay from then on, and the event's page says that it is cancelled.":
    "त्यानंतर कोणीही रांगेत येऊ शकणार नाही, जागा राखू शकणार नाही किंवा पेमेंट करू शकणार नाही, आणि इव्हेंटच्या पेजवर तो रद्द असल्याचे लिहिलेले असेल.",
  "Everyone who gave an address is told by email, with your message, and by SMS.":
    "ज्यांनी पत्ता दिला आहे, त्या सर्वांना तुमच्या संदेशासह ईमेलने आणि SMS ने कळवले जाईल.",
  "Only if the rules people saw before paying say so.": "पेमेंटआधी दाखवलेल्या नियमांत तसे असेल, तरच.",
  "Your message to everyone who booked": "बुक केलेल्या सर्वांना तुमचा संदेश",
  "Why, and what they should do now. At most 300 characters.": "का, आणि आता त्यांनी काय करायचे. जास्तीत जास्त 300 अक्षरे.",
  "To confirm, type {link}": "नक्की करण्यासाठी {link} लिहा",
  "Or the event's title: {title}": "किंवा इव्हेंटचे नाव: {title}",
  "Nobody has a confirmed booking, so no money goes back.": "कोणाचेही बुकिंग पक्के नाही, त्यामुळे पैसे परत जाणार नाहीत.",
  "{count} confirmed bookings end, and {amount} goes back in all.": {
    one: "{count} पक्के बुकिंग रद्द होईल, आणि एकूण {amount} परत जातील.",
    other: "{count} पक्की बुकिंग रद्द होतील, आणि एकूण {amount} परत जातील.",
  },
  "{count} people are paying now: they lose the place, and whatever they still pay is refunded in full.": {
    one: "{count} जण आत्ता पेमेंट करत आहे: त्यांची जागा जाईल, आणि ते जे पेमेंट करतील ते पूर्ण रिफंड होईल.",
    other: "{count} जण आत्ता पेमेंट करत आहेत: त्यांची जागा जाईल, आणि ते जे पेमेंट करतील ते पूर्ण रिफंड होईल.",
  },
  "{count} places that are held for somebody who has not paid are given up.": {
    one: "पेमेंट न झालेली {count} राखलेली जागा सोडली जाईल.",
    other: "पेमेंट न झालेल्या {count} राखलेल्या जागा सोडल्या जातील.",
  },
  "Nobody had booked, so there was nothing to refund and nobody to tell.":
    "कोणीही बुक केले नव्हते, त्यामुळे काही रिफंड करायचे नव्हते आणि कोणाला कळवायचे नव्हते.",
  "Not everyone could be reached: {number} of the messages could not be delivered.":
    "सर्वांना कळवता आले नाही: {number} संदेश पोहोचले नाहीत.",
  "Everyone has been told.": "सर्वांना कळवले.",
  "All refunds have been sent.": "सर्व रिफंड पाठवले.",
  "No money was owed.": "कोणाला पैसे द्यायचे नव्हते.",
  "Every booking has ended.": "सर्व बुकिंग रद्द झाली.",
  "No answer at the moment. We're still trying.": "सध्या उत्तर येत नाही. आम्ही प्रयत्न करत आहोत.",
  "No answer at the moment. The cancellation was complete at the last one.":
    "सध्या उत्तर येत नाही. मागच्या उत्तराच्या वेळी सर्व रद्द झाले होते.",
  "No answer at the moment. We're still trying, and the cancellation goes on without this page.":
    "सध्या उत्तर येत नाही. आम्ही प्रयत्न करत आहोत, आणि या पेजशिवायही रद्द करणे सुरू राहते.",
  Cancelling: "रद्द होत आहे",
  "It goes on by itself. You may close this page.": "हे आपोआप सुरू राहते. तुम्ही हे पेज बंद करू शकता.",
  "Bookings ended": "बुकिंग रद्द झाली",
  "There were none": "एकही नव्हते",
  "{done} of {all}": "{all} पैकी {done}",
  Refunds: "रिफंड",
  "Nothing is owed": "काही द्यायचे नाही",
  "Messages sent": "संदेश पाठवले",
  "Nobody to tell": "कोणाला कळवायचे नाही",
  "{number} could not be delivered": "{number} पोहोचले नाहीत",
  "{count} refunds are waiting at Razorpay": {
    one: "{count} रिफंड Razorpay कडे थांबला आहे",
    other: "{count} रिफंड Razorpay कडे थांबले आहेत",
  },
  "Most often the balance is too low: add funds at Razorpay. We ask again at least once an hour, and nothing is lost.":
    "बहुतेक वेळा बॅलन्स कमी असतो: Razorpay मध्ये पैसे भरा. आम्ही दर तासाला किमान एकदा पुन्हा विचारतो, आणि काहीही जात नाही.",
  "{count} refunds failed: they need your attention": {
    one: "{count} रिफंड झाला नाही: लक्ष द्या",
    other: "{count} रिफंड झाले नाहीत: लक्ष द्या",
  },
  "See what can be done": "काय करता येईल ते पाहा",
  "What everyone was told": "सर्वांना काय कळवले",
  "{who}, {when}. Everything goes back.": "{who}, {when}. सर्व पैसे परत जातील.",
  "{who}, {when}. All but Startline's fee goes back.": "{who}, {when}. Startline ची फी सोडून सर्व परत जाईल.",
  "{number} to be requested": "{number} मागायचे आहेत",
  "{number} under way at Razorpay": "{number} Razorpay कडे सुरू आहेत",
  "{number} sent": "{number} पाठवले",
  "{number} failed": "{number} झाले नाहीत",
  "Everything: {amount}": "पूर्ण: {amount}",
  "What the refund rules promise when you cancel.": "तुम्ही रद्द केल्यास रिफंडचे नियम हेच सांगतात.",
  "All but Startline's fee: {amount}": "Startline ची फी सोडून: {amount}",
  "How much to refund": "किती रिफंड करायचे",
  "{count} confirmed bookings": { one: "{count} पक्के बुकिंग", other: "{count} पक्की बुकिंग" },
  "{count} confirmed bookings, {free} of them complimentary": {
    one: "{count} पक्के बुकिंग, त्यांपैकी {free} मोफत",
    other: "{count} पक्की बुकिंग, त्यांपैकी {free} मोफत",
  },
  "{count} riders paid you in cash, which is not in this statement": {
    one: "{count} रायडरने तुम्हाला रोख दिले, जे या हिशोबात नाहीत",
    other: "{count} रायडरनी तुम्हाला रोख दिले, जे या हिशोबात नाहीत",
  },
  "{count} cancelled bookings": { one: "{count} रद्द बुकिंग", other: "{count} रद्द बुकिंग" },
  "{count} refunds on the way": { one: "{count} रिफंड जात आहे", other: "{count} रिफंड जात आहेत" },
  "{count} refunds failed: pay out by hand": {
    one: "{count} रिफंड झाला नाही: स्वतः पैसे पाठवा",
    other: "{count} रिफंड झाले नाहीत: स्वतः पैसे पाठवा",
  },
  "{count} refunds paid out by hand": {
    one: "{count} रिफंडचे पैसे तुम्ही स्वतः पाठवले",
    other: "{count} रिफंडचे पैसे तुम्ही स्वतः पाठवले",
  },
  "{count} open disputes": { one: "{count} पेमेंटवर बँकेची हरकत बाकी", other: "{count} पेमेंटवर बँकेची हरकत बाकी" },
  "{count} payments to be decided on": { one: "{count} पेमेंटवर निर्णय बाकी", other: "{count} पेमेंटवर निर्णय बाकी" },
  "As of {when}. {counts}.": "{when} पर्यंत. {counts}.",
  "Send by email": "ईमेलने पाठवा",
  "Download PDF": "PDF डाउनलोड करा",
  "By booking": "प्रत्येक बुकिंगचा हिशोब",
  Earlier: "मागील",
  Later: "पुढील",
  "You receive": "तुम्हाला मिळतील",
  Collected: "जमा झाले",
  Returned: "परत गेले",
  "Still open": "अजून बाकी",
  "Nobody has paid yet.": "अजून कोणीही पेमेंट केलेले नाही.",
  "You paid out {amount} by hand.": "तुम्ही {amount} स्वतः पाठवले.",
} satisfies SameTextsAs<typeof hindi>;
