import type { EventTemplate } from "./event-template.ts";
import { USUAL_QUESTIONS } from "./questions.ts";
import { RIDE_WAIVERS } from "./ride-waivers.ts";

export const RIDE: EventTemplate = {
  summary: {
    en: "A cycling ride for everyone who likes the road: one start, no race.",
    hi: "साइकिल पसंद करने वाले हर व्यक्ति के लिए राइड: एक ही स्टार्ट, कोई रेस नहीं।",
    mr: "सायकल आवडणाऱ्या प्रत्येकासाठी राइड: एकच स्टार्ट, शर्यत नाही.",
  },
  description: {
    en: "We start together and ride at our own pace. It is a ride and not a race: nobody is timed, and we wait for the last rider.\n\nVolunteers stand along the route with water, first aid and a mechanic. The road stays open to traffic, so everybody rides with care.",
    hi: "हम साथ निकलते हैं और अपनी रफ़्तार से चलते हैं। यह राइड है, रेस नहीं: किसी का समय नहीं लिया जाता, और हम आखिरी राइडर का इंतज़ार करते हैं।\n\nरास्ते में स्वयंसेवक पानी, प्राथमिक उपचार और मैकेनिक के साथ खड़े रहते हैं। सड़क ट्रैफ़िक के लिए खुली रहती है, इसलिए सब सावधानी से चलाएँ।",
    mr: "आपण एकत्र निघतो आणि आपापल्या वेगाने जातो. ही राइड आहे, शर्यत नाही: कोणाची वेळ घेतली जात नाही, आणि आम्ही शेवटच्या रायडरची वाट पाहतो.\n\nवाटेत स्वयंसेवक पाणी, प्रथमोपचार आणि मेकॅनिकसह उभे असतात. रस्ता वाहतुकीसाठी खुला असतो, म्हणून सर्वांनी जपून चालवावे.",
  },
  reportingNote: {
    en: "Report one hour before the start, with your cycle and your photo identity card.",
    hi: "स्टार्ट से एक घंटा पहले अपनी साइकिल और फ़ोटो पहचान पत्र के साथ पहुँचें।",
    mr: "स्टार्टच्या एक तास आधी तुमची सायकल आणि फोटो ओळखपत्र घेऊन या.",
  },
  category: { en: "Ride", hi: "राइड", mr: "राइड" },
  included: [
    { en: "Rider number", hi: "राइडर नंबर", mr: "रायडर क्रमांक" },
    { en: "Water along the route", hi: "रास्ते में पानी", mr: "वाटेत पाणी" },
    { en: "First aid and a mechanic", hi: "प्राथमिक उपचार और मैकेनिक", mr: "प्रथमोपचार आणि मेकॅनिक" },
  ],
  rules: [
    {
      en: "A fastened helmet, for every kilometre.",
      hi: "हर किलोमीटर पर हेलमेट, पट्टा बाँधकर।",
      mr: "प्रत्येक किलोमीटरला हेल्मेट, पट्टा बांधून.",
    },
    {
      en: "Keep left, ride two abreast at most, and never hold on to a vehicle.",
      hi: "बाईं ओर चलाएँ, ज़्यादा से ज़्यादा दो लोग बराबर में, और किसी गाड़ी को कभी न पकड़ें।",
      mr: "डावीकडून चालवा, जास्तीत जास्त दोघे शेजारी, आणि वाहनाला कधीही धरू नका.",
    },
    {
      en: "No earphones. You have to hear the road.",
      hi: "ईयरफ़ोन नहीं। सड़क की आवाज़ सुनाई देनी चाहिए।",
      mr: "इअरफोन नको. रस्त्याचा आवाज ऐकू यायला हवा.",
    },
    {
      en: "Riders are 18 or older on the day.",
      hi: "राइड के दिन राइडर की उम्र 18 या ज़्यादा होनी चाहिए।",
      mr: "राइडच्या दिवशी रायडरचे वय 18 किंवा जास्त असावे.",
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
    {
      en: "A bottle, a spare tube and a pump",
      hi: "पानी की बोतल, एक अतिरिक्त ट्यूब और पंप",
      mr: "पाण्याची बाटली, जादा ट्यूब आणि पंप",
    },
  ],
  faq: [
    {
      question: {
        en: "Can someone ride in my place?",
        hi: "क्या मेरी जगह कोई और राइड कर सकता है?",
        mr: "माझ्याऐवजी दुसरे कोणी राइड करू शकते का?",
      },
      answer: {
        en: "Only if we pass your place on: write to us, and we offer it to the other person, who answers the questions and agrees to the waiver. Without that, a place is for the person it was booked for, and we look at ID cards at the start.",
        hi: "तभी, जब हम आपकी जगह उन्हें दें: हमें लिखें, और हम वह जगह दूसरे व्यक्ति को देंगे, जो सवालों के जवाब देकर सहमति-पत्र मानेंगे। इसके बिना जगह उसी व्यक्ति की है जिसके नाम से बुक हुई है, और स्टार्ट पर हम पहचान पत्र देखते हैं।",
        mr: "आम्ही तुमची जागा त्यांना दिली तरच: आम्हाला लिहा, आणि आम्ही ती जागा दुसऱ्या व्यक्तीला देऊ, जी प्रश्नांची उत्तरे देऊन संमतीपत्र मान्य करेल. त्याशिवाय जागा ज्याच्या नावाने बुक केली त्याचीच असते, आणि स्टार्टला आम्ही ओळखपत्र पाहतो.",
      },
    },
    {
      question: { en: "Which cycle do I need?", hi: "कौन सी साइकिल चाहिए?", mr: "कोणती सायकल लागते?" },
      answer: {
        en: "Any that is safe and has working brakes: road, hybrid or mountain.",
        hi: "कोई भी जो सुरक्षित हो और जिसके ब्रेक काम करते हों: रोड, हाइब्रिड या माउंटेन।",
        mr: "सुरक्षित आणि ब्रेक चालू असलेली कोणतीही: रोड, हायब्रिड किंवा माउंटन.",
      },
    },
  ],
  questions: USUAL_QUESTIONS,
  waiver: RIDE_WAIVERS,
};
