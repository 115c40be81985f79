export type Policy = {
  title: string;
  lead: string;
  /** `toLostTicket`: the label of a link to where a ticket can be requested again. */
  sections: { title: string; paragraphs: string[]; toLostTicket?: string }[];
};

const terms: Policy = {
  title: "Terms of booking",
  lead: "What you and the organizer agree to when you book a place, in plain words.",
  sections: [
    {
      title: "Who sells the place",
      paragraphs: [
        "The organizer named on the event page sells the place, runs the event and is responsible for it. Startline is the booking system the organizer uses.",
      ],
    },
    {
      title: "One place, one person",
      paragraphs: [
        "A booking is for one person. One phone number and one email address can book one place per event, so that everyone has a chance. For someone else in your family, use their own phone number and email address.",
        "Give your real name. The organizer may ask for an ID card at the start.",
      ],
    },
    {
      title: "When the place is yours",
      paragraphs: [
        "A place is held for you for 5 minutes while you fill in the form. If you press Pay in time, it stays held until your payment is settled.",
        "Your booking is made when your payment reaches us. You then get a confirmation with a reference by email and SMS.",
        "If a payment reaches us after your time has run out, you get a place if one is free, or a full refund if not.",
      ],
    },
    {
      title: "The price",
      paragraphs: [
        "The price on the event page is all you pay, however you pay. It includes a platform fee of ₹25 per booking. Nothing is added later.",
      ],
    },
    {
      title: "What you accept",
      paragraphs: [
        "You read and accept the organizer's waiver when you book. We keep its text, its version and the time.",
        "Bots that queue or book in place of people are not allowed. The organizer may cancel such bookings and refund them.",
      ],
    },
    {
      title: "The law",
      paragraphs: [
        "The law of India applies. Nothing here takes away rights that the Consumer Protection Act gives you.",
      ],
    },
  ],
};

const privacy: Policy = {
  title: "Privacy",
  lead: "What we know about you, why, for how long, and what you can ask for. This is the notice under the Digital Personal Data Protection Act, 2023.",
  sections: [
    {
      title: "What we keep",
      paragraphs: [
        "When you book: your name, mobile number and email address; your answers to the organizer's questions; which waiver you accepted, when, in which language and from which internet address; what you paid and the payment's number.",
        "When you join a waitlist: your name, mobile number and email address, and which ride you wait for.",
        "When you only look or wait: nothing that names you. Your place in the queue is a random number that your browser keeps.",
        "We never see your card number or UPI PIN. Razorpay takes the payment.",
      ],
    },
    {
      title: "What for",
      paragraphs: [
        "To hold your place, take the payment, send your ticket and news about this event, let you start, and refund you. For nothing else: no advertising, no tracking, no sale of data.",
      ],
    },
    {
      title: "Who else gets it",
      paragraphs: [
        "The organizer of your event. Razorpay for the payment, Amazon Web Services for email, Twilio for SMS, and the company whose computers this site runs on. Each only what its part needs.",
      ],
    },
    {
      title: "How long",
      paragraphs: [
        "At least one year, because the law requires it, and payment records for as long as tax law requires. Then all of it is erased.",
      ],
    },
    {
      title: "Under 18",
      paragraphs: [
        "Anyone under 18 can be booked only by a parent or guardian who consents to it, where the organizer allows it.",
      ],
    },
    {
      title: "Your rights",
      paragraphs: [
        "You can ask what we keep about you, have it corrected, withdraw your consent, have it erased as far as the law allows, and name someone to act for you. Write to the organizer named on your ticket, who is responsible for your data and for grievances.",
        "If you are not satisfied with the answer, you can complain to the Data Protection Board of India.",
      ],
    },
    {
      title: "In your browser",
      paragraphs: [
        "We keep your place in the queue, your booking's key, your ticket and a half-filled form in this browser, so that a lost tab loses nothing and your ticket can be seen without a connection. There are no advertising or analytics cookies.",
      ],
    },
  ],
};

const refunds: Policy = {
  title: "Refunds and cancellation",
  lead: "When you get money back, how much, and how long it takes.",
  sections: [
    {
      title: "Automatic refunds",
      paragraphs: [
        "You paid twice for one booking: we refund the second payment.",
        "Your payment reached us when no place was left: we refund it.",
        "The organizer cancels the event or your booking: we refund all of it.",
        "We start these refunds without being asked.",
      ],
    },
    {
      title: "When you can't come",
      paragraphs: [
        "The organizer's rules on the event page say how long you can cancel and how much you get back. Write to the organizer with the reference on your ticket.",
        "Giving up your place before you pay costs nothing.",
      ],
    },
    {
      title: "How long it takes",
      paragraphs: [
        "The money goes back to the account, card or UPI address you paid from. Banks show it 5 to 7 working days after we start the refund. Your booking page shows the refund number, which your bank can trace.",
      ],
    },
    {
      title: "Charged, but no ticket",
      paragraphs: [
        "Do not pay again. Open your booking page: it checks with the bank and shows what is known. If the payment failed, your bank returns the money automatically, usually within 5 to 7 working days.",
      ],
    },
    {
      title: "Delivery",
      paragraphs: ["Nothing is shipped. The ticket comes by email and SMS, usually within seconds of the payment."],
    },
  ],
};

const contact: Policy = {
  title: "Contact",
  lead: "Who answers you, and how fast.",
  sections: [
    {
      title: "About your event or booking",
      paragraphs: [
        "Write to or call the organizer, who is named below and on the event page, your ticket and your confirmation email. Please give the reference on your ticket.",
      ],
    },
    {
      title: "Grievance officer",
      paragraphs: [
        "The contact person of the organizer, named at the end of the event page, is also the grievance officer under the Consumer Protection (E-Commerce) Rules, 2020 and the person to write to about personal data.",
        "You get a confirmation within 48 hours and an answer within one month.",
      ],
    },
    {
      title: "You lost your ticket",
      paragraphs: [
        "It is in the email and the SMS we sent; check your spam folder too. If it isn't there, have it sent again to the same phone and address. The organizer can do that for you as well.",
      ],
      toLostTicket: "Have your ticket sent again",
    },
  ],
};

export const policies = { terms, privacy, refunds, contact };
