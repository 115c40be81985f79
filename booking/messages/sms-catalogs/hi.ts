import type { SmsCatalog } from "../sms-templates.ts";

/** Devanagari goes out as UCS-2: two parts hold 134 characters, which bounds the words around the slots. */
export const hindi: SmsCatalog = {
  booking_confirmed: {
    registeredId: "REGISTER-booking-confirmed-hi",
    text: "बुक हो गया: {event}। रेफरेंस {reference}। रु {rupees} मिले। टिकट ई-मेल में है। -Startline",
  },
  booking_confirmed_free: {
    registeredId: "REGISTER-booking-confirmed-free-hi",
    text: "बुक हो गया: {event}। रेफरेंस {reference}। टिकट ई-मेल में है। -Startline",
  },
  place_lost_refunded: {
    registeredId: "REGISTER-place-lost-refunded-hi",
    text: "{event}: पेमेंट आने तक जगहें भर गईं। 5-7 कामकाजी दिन में रु {rupees} वापस। रेफ. {reference} -Startline",
  },
  booking_ended_refunded: {
    registeredId: "REGISTER-booking-ended-refunded-hi",
    text: "{event}: पेमेंट बुकिंग {reference} खत्म होने के बाद आया। 5-7 कामकाजी दिन में रु {rupees} वापस। -Startline",
  },
  booking_cancelled: {
    registeredId: "REGISTER-booking-cancelled-hi",
    text: "{event} की बुकिंग {reference} रद्द हो गई। 5-7 कामकाजी दिन में रु {rupees} वापस मिलेंगे। -Startline",
  },
  booking_cancelled_free: {
    registeredId: "REGISTER-booking-cancelled-free-hi",
    text: "{event} की बुकिंग {reference} रद्द हो गई। -Startline",
  },
  surplus_refunded: {
    registeredId: "REGISTER-surplus-refunded-hi",
    text: "{event}: दो बार पेमेंट हुआ। 5-7 कामकाजी दिन में रु {rupees} वापस। बुकिंग {reference} वैसी ही है। -Startline",
  },
};
