import type { EventTemplate } from "./event-template.ts";
import { USUAL_QUESTIONS } from "./questions.ts";
import { RUN_WAIVERS } from "./run-waivers.ts";

export const RUN: EventTemplate = {
  summary: {
    en: "A run for everyone, fast or slow: one start, and water all along the way.",
    hi: "सबके लिए दौड़, तेज़ हों या धीमे: एक ही स्टार्ट, और पूरे रास्ते पानी।",
    mr: "सर्वांसाठी धाव, वेगाने किंवा सावकाश: एकच स्टार्ट, आणि वाटभर पाणी.",
  },
  description: {
    en: "We start together, and everybody runs at their own pace. Walking is fine, too.\n\nVolunteers stand along the route with water and first aid. The road stays open to traffic, so everybody runs with care.",
    hi: "हम साथ निकलते हैं, और हर कोई अपनी रफ़्तार से दौड़ता है। पैदल चलना भी ठीक है।\n\nरास्ते में स्वयंसेवक पानी और प्राथमिक उपचार के साथ खड़े रहते हैं। सड़क ट्रैफ़िक के लिए खुली रहती है, इसलिए सब सावधानी से दौड़ें।",
    mr: "आपण एकत्र निघतो, आणि प्रत्येक जण आपापल्या वेगाने धावतो. चालत आले तरी चालेल.\n\nवाटेत स्वयंसेवक पाणी आणि प्रथमोपचारासह उभे असतात. रस्ता वाहतुकीसाठी खुला असतो, म्हणून सर्वांनी जपून धावावे.",
  },
  reportingNote: {
    en: "Report one hour before the start, with your photo identity card.",
    hi: "स्टार्ट से एक घंटा पहले अपने फ़ोटो पहचान पत्र के साथ पहुँचें।",
    mr: "स्टार्टच्या एक तास आधी तुमचे फोटो ओळखपत्र घेऊन या.",
  },
  category: { en: "Run", hi: "दौड़", mr: "धाव" },
  included: [
    { en: "Runner number", hi: "धावक नंबर", mr: "धावपटू क्रमांक" },
    { en: "Water along the route", hi: "रास्ते में पानी", mr: "वाटेत पाणी" },
    { en: "First aid", hi: "प्राथमिक उपचार", mr: "प्रथमोपचार" },
  ],
  rules: [
    {
      en: "Keep left, and leave room for others.",
      hi: "बाईं ओर दौड़ें, और दूसरों के लिए जगह छोड़ें।",
      mr: "डावीकडून धावा, आणि इतरांना जागा द्या.",
    },
    {
      en: "Wear your number where it can be seen.",
      hi: "अपना नंबर ऐसी जगह लगाएँ जहाँ वह दिखाई दे।",
      mr: "तुमचा क्रमांक दिसेल असा लावा.",
    },
    {
      en: "Runners are 18 or older on the day.",
      hi: "दौड़ के दिन धावक की उम्र 18 या ज़्यादा होनी चाहिए।",
      mr: "धावेच्या दिवशी धावपटूचे वय 18 किंवा जास्त असावे.",
    },
  ],
  bring: [
    {
      en: "A photo identity card, the one whose name you booked with",
      hi: "फ़ोटो पहचान पत्र, उसी नाम का जिससे बुक किया है",
      mr: "फोटो ओळखपत्र, ज्या नावाने बुक केले त्याच नावाचे",
    },
    {
      en: "Your confirmation, printed or on your phone",
      hi: "आपका टिकट, छपा हुआ या फ़ोन पर",
      mr: "तुमचे तिकीट, छापलेले किंवा फोनवर",
    },
  ],
  faq: [
    {
      question: {
        en: "Can someone run in my place?",
        hi: "क्या मेरी जगह कोई और दौड़ सकता है?",
        mr: "माझ्याऐवजी दुसरे कोणी धावू शकते का?",
      },
      answer: {
        en: "Only if we pass your place on: write to us, and we offer it to the other person, who answers the questions and agrees to the waiver. Without that, a place is for the person it was booked for, and we look at ID cards at the start.",
        hi: "तभी, जब हम आपकी जगह उन्हें दें: हमें लिखें, और हम वह जगह दूसरे व्यक्ति को देंगे, जो सवालों के जवाब देकर सहमति-पत्र मानेंगे। इसके बिना जगह उसी व्यक्ति की है जिसके नाम से बुक हुई है, और स्टार्ट पर हम पहचान पत्र देखते हैं।",
        mr: "आम्ही तुमची जागा त्यांना दिली तरच: आम्हाला लिहा, आणि आम्ही ती जागा दुसऱ्या व्यक्तीला देऊ, जी प्रश्नांची उत्तरे देऊन संमतीपत्र मान्य करेल. त्याशिवाय जागा ज्याच्या नावाने बुक केली त्याचीच असते, आणि स्टार्टला आम्ही ओळखपत्र पाहतो.",
      },
    },
  ],
  questions: USUAL_QUESTIONS,
  waiver: RUN_WAIVERS,
};
