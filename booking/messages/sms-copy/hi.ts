import type { SmsCopy } from "../sms-templates.ts";

/** Devanagari goes out as UCS-2: two parts hold 134 characters, which bounds the words around the slots; the ticket, with its link, has three. */
export const hindi: SmsCopy = {
  booking_confirmed: {
    registeredId: "REGISTER-booking-confirmed-hi",
    text: "बुक हो गया: {event}, {when}, {place}। रेफ. {reference}। टिकट: {base}{code} -Startline",
  },
  place_lost_refunded: {
    registeredId: "REGISTER-place-lost-refunded-hi",
    text: "{event}: पेमेंट आने तक जगहें भर गईं। 5-7 कामकाजी दिनों में रु {rupees} वापस। रेफ. {reference} -Startline",
  },
  booking_ended_refunded: {
    registeredId: "REGISTER-booking-ended-refunded-hi",
    text: "{event}: बुकिंग {reference} ख़त्म होने के बाद पेमेंट आया। 5-7 कामकाजी दिनों में रु {rupees} वापस। -Startline",
  },
  booking_cancelled: {
    registeredId: "REGISTER-booking-cancelled-hi",
    text: "{event} की बुकिंग {reference} रद्द हो गई। 5-7 कामकाजी दिनों में रु {rupees} वापस मिलेंगे। -Startline",
  },
  booking_cancelled_free: {
    registeredId: "REGISTER-booking-cancelled-free-hi",
    text: "{event} की बुकिंग {reference} रद्द हो गई। -Startline",
  },
  surplus_refunded: {
    registeredId: "REGISTER-surplus-refunded-hi",
    text: "{event}: दो बार पेमेंट हुआ। 5-7 कामकाजी दिनों में रु {rupees} वापस। बुकिंग {reference} पक्की है। -Startline",
  },
  surplus_refunded_ended: {
    registeredId: "REGISTER-surplus-refunded-ended-hi",
    text: "{event}: दो बार पेमेंट हुआ। 5-7 कामकाजी दिनों में रु {rupees} वापस मिलेंगे। रेफ. {reference} -Startline",
  },
  payment_not_taken: {
    registeredId: "REGISTER-payment-not-taken-hi",
    text: "{event}: बुकिंग {reference} ख़त्म थी, पेमेंट नहीं लिया। 5 कामकाजी दिनों में रु {rupees} वापस। -Startline",
  },
  payment_not_taken_surplus: {
    registeredId: "REGISTER-payment-not-taken-surplus-hi",
    text: "{event}: दूसरा पेमेंट नहीं लिया। 5 कामकाजी दिनों में रु {rupees} वापस। टिकट {reference} मान्य है। -Startline",
  },
  event_cancelled: {
    registeredId: "REGISTER-event-cancelled-hi",
    text: "इवेंट {event} नहीं होगा। बुकिंग {reference} के रु {rupees} 5-7 कामकाजी दिनों में वापस मिलेंगे। -Startline",
  },
  event_cancelled_free: {
    registeredId: "REGISTER-event-cancelled-free-hi",
    text: "इवेंट {event} नहीं होगा। बुकिंग {reference} ख़त्म हो गई। -Startline",
  },
  announcement: {
    registeredId: "REGISTER-announcement-hi",
    text: "{event}: {text}। रेफ. {reference}। -Startline",
  },
  announcement_with_email: {
    registeredId: "REGISTER-announcement-with-email-hi",
    text: "{event}: {text}। पूरी जानकारी ईमेल में है। रेफ. {reference}। -Startline",
  },
  transfer_offered: {
    registeredId: "REGISTER-transfer-offered-hi",
    text: "{event}, {when}: आपको एक जगह दी जा रही है। यहाँ स्वीकार करें: {base}{code} -Startline",
  },
  waitlist_offered: {
    registeredId: "REGISTER-waitlist-offered-hi",
    text: "{event}: आपके लिए एक जगह है (रु {rupees})। {when} तक पेमेंट करें: {base}{code} -Startline",
  },
};
