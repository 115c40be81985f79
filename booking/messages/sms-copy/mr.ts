import type { SmsCopy } from "../sms-templates.ts";

/** Devanagari goes out as UCS-2: two parts hold 134 characters, which bounds the words around the slots; the ticket, with its link, has three. */
export const marathi: SmsCopy = {
  booking_confirmed: {
    registeredId: "REGISTER-booking-confirmed-mr",
    text: "बुक झाले: {event}, {when}, {place}. संदर्भ {reference}. तिकीट: {base}{code} -Startline",
  },
  place_lost_refunded: {
    registeredId: "REGISTER-place-lost-refunded-mr",
    text: "{event}: पेमेंट येईपर्यंत जागा भरल्या. 5-7 कामाच्या दिवसांत रु {rupees} परत. संदर्भ {reference} -Startline",
  },
  booking_ended_refunded: {
    registeredId: "REGISTER-booking-ended-refunded-mr",
    text: "{event}: बुकिंग {reference} संपल्यावर पेमेंट आले. 5-7 कामाच्या दिवसांत रु {rupees} परत मिळतील. -Startline",
  },
  booking_cancelled: {
    registeredId: "REGISTER-booking-cancelled-mr",
    text: "{event} चे बुकिंग {reference} रद्द झाले. 5-7 कामाच्या दिवसांत रु {rupees} परत मिळतील. -Startline",
  },
  booking_cancelled_free: {
    registeredId: "REGISTER-booking-cancelled-free-mr",
    text: "{event} चे बुकिंग {reference} रद्द झाले. -Startline",
  },
  surplus_refunded: {
    registeredId: "REGISTER-surplus-refunded-mr",
    text: "{event}: दोनदा पेमेंट झाले. 5-7 कामाच्या दिवसांत रु {rupees} परत. बुकिंग {reference} पक्के आहे. -Startline",
  },
  surplus_refunded_ended: {
    registeredId: "REGISTER-surplus-refunded-ended-mr",
    text: "{event}: दोनदा पेमेंट झाले. 5-7 कामाच्या दिवसांत रु {rupees} परत मिळतील. संदर्भ {reference} -Startline",
  },
  payment_not_taken: {
    registeredId: "REGISTER-payment-not-taken-mr",
    text: "{event}: बुकिंग {reference} संपले होते, पेमेंट घेतले नाही. 5 कामाच्या दिवसांत रु {rupees} परत. -Startline",
  },
  payment_not_taken_surplus: {
    registeredId: "REGISTER-payment-not-taken-surplus-mr",
    text: "{event}: दुसरे पेमेंट घेतले नाही. 5 कामाच्या दिवसांत रु {rupees} परत. तिकीट {reference} वैध आहे. -Startline",
  },
  event_cancelled: {
    registeredId: "REGISTER-event-cancelled-mr",
    text: "{event} होणार नाही. बुकिंग {reference} चे रु {rupees} 5-7 कामाच्या दिवसांत परत मिळतील. -Startline",
  },
  event_cancelled_free: {
    registeredId: "REGISTER-event-cancelled-free-mr",
    text: "{event} होणार नाही. बुकिंग {reference} संपले. -Startline",
  },
  announcement: {
    registeredId: "REGISTER-announcement-mr",
    text: "{event}: {text}. संदर्भ {reference}. -Startline",
  },
  announcement_with_email: {
    registeredId: "REGISTER-announcement-with-email-mr",
    text: "{event}: {text}. पूर्ण माहिती ईमेलमध्ये आहे. संदर्भ {reference}. -Startline",
  },
  transfer_offered: {
    registeredId: "REGISTER-transfer-offered-mr",
    text: "{event}, {when}: तुम्हाला एक जागा दिली जात आहे. इथे स्वीकारा: {base}{code} -Startline",
  },
  waitlist_offered: {
    registeredId: "REGISTER-waitlist-offered-mr",
    text: "{event}: तुमच्यासाठी एक जागा आहे (रु {rupees}). {when} पर्यंत पेमेंट करा: {base}{code} -Startline",
  },
};
