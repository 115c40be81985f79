import type { Translation } from "#booking/events/translation.ts";

/** The demo's texts in Hindi, each by its original. */
export const HINDI: Translation = {
  "Pune–Pandharpur Cycling Ride": "पुणे–पंढरपुर साइकिल राइड",
  "S.P. College grounds, Tilak Road, Pune": "एस. पी. कॉलेज मैदान, तिलक रोड, पुणे",
  "One long day along the old pilgrims' road, from the Mutha to the Chandrabhaga. 1,500 riders, one start, no race.":
    "वारी के पुराने रास्ते पर एक लंबा दिन, मुठा से चंद्रभागा तक। 1,500 राइडर, एक ही स्टार्ट, कोई रेस नहीं।",
  [`For centuries people have walked from Pune to Pandharpur. Once a year we ride it, in a day: out of the sleeping city in the dark, over the Diveghat's foothills at sunrise, through sugar cane and sunflowers, and down to the river as the temple lamps are lit. It is a ride and not a race. There is no timing chip and no podium; there is breakfast in Yavat, an hour under the banyans of Indapur, and fifteen hundred people who wait for the last one. Villages on the way cook for us, and what remains after costs buys cycles for schoolgirls in Purandar and Baramati who live more than four kilometres from their school. The full ride is 220 km with 900 m of climbing. The half ride joins it at Baramati and is 115 km, nearly flat.`]: `लोग सदियों से पुणे से पंढरपुर पैदल जाते हैं। साल में एक बार हम यही रास्ता साइकिल से एक दिन में तय करते हैं: अँधेरे में सोते शहर से बाहर, सूरज उगते समय दिवेघाट की तलहटी की पहाड़ियों से होते हुए, गन्ने और सूरजमुखी के खेतों के बीच से, और मंदिर के दीये जलते समय नदी के किनारे।

यह राइड है, रेस नहीं। कोई टाइमिंग चिप नहीं, कोई पोडियम नहीं; यवत में नाश्ता है, इंदापुर में बरगद की छाँव में एक घंटे का आराम है, और डेढ़ हज़ार लोग हैं जो आखिरी राइडर का इंतज़ार करते हैं। रास्ते के गाँव हमारे लिए खाना बनाते हैं, और खर्च के बाद जो बचता है, उससे पुरंदर और बारामती की उन स्कूली लड़कियों को साइकिलें मिलती हैं जिनका घर स्कूल से चार किलोमीटर से ज़्यादा दूर है।

पूरी राइड 220 किमी की है और इसमें 900 मीटर की चढ़ाई है। आधी राइड बारामती से शुरू होती है; वह 115 किमी की और लगभग समतल है।`,
  "Full ride, 220 km": "पूरी राइड, 220 किमी",
  "Half ride, 115 km": "आधी राइड, 115 किमी",
  "Full ride: report between 3:45 and 4:30 am. Half ride: report by 5:30 am, the bus leaves from the same place at 6:00 am.":
    "पूरी राइड: सुबह 3:45 से 4:30 के बीच पहुँचें। आधी राइड: सुबह 5:30 तक पहुँचें, बस इसी जगह से 6:00 बजे निकलती है।",

  "3:45 am": "सुबह 3:45",
  "Reporting opens at the S.P. College grounds. Collect your rider kit and hang your bag on the luggage truck.":
    "एस. पी. कॉलेज मैदान में रिपोर्टिंग शुरू। अपनी राइडर किट लें और बैग सामान के ट्रक में दें।",
  "4:45 am": "सुबह 4:45",
  "Briefing, then a short prayer for a safe ride.": "निर्देश, फिर सुरक्षित राइड के लिए छोटी प्रार्थना।",
  "5:00 am": "सुबह 5:00",
  "Flag-off in waves of 100 riders, behind lead cars up to Hadapsar.":
    "100-100 राइडर के समूहों में फ़्लैग-ऑफ़, हडपसर तक आगे-आगे गाइड गाड़ियाँ।",
  "7:15 am": "सुबह 7:15",
  "Yavat, km 45: breakfast of poha, bananas and chai. Mechanics and first aid.":
    "यवत, 45 किमी: नाश्ते में पोहा, केले और चाय। मैकेनिक और प्राथमिक उपचार।",
  "10:00 am": "सुबह 10:00",
  "Baramati, km 105: second breakfast. The half ride starts here.":
    "बारामती, 105 किमी: दूसरा नाश्ता। आधी राइड यहाँ से शुरू होती है।",
  "1:00 pm": "दोपहर 1:00",
  "Indapur, km 150: lunch in the shade, an hour off the road in the heat.":
    "इंदापुर, 150 किमी: छाँव में दोपहर का खाना, तेज़ धूप में एक घंटे का आराम।",
  "4:00 pm": "शाम 4:00",
  "Akluj, km 180: lemon water, salted peanuts, bananas.": "अकलूज, 180 किमी: नींबू पानी, नमकीन मूँगफली, केले।",
  "7:30 pm": "शाम 7:30",
  "Pandharpur, km 220: finish at the Chandrabhaga ground. Medal, dinner, and buses back with your cycle.":
    "पंढरपुर, 220 किमी: चंद्रभागा के मैदान पर समापन। मेडल, रात का खाना, और साइकिल के साथ वापसी की बसें।",

  "Rider kit: number plate for the cycle, jersey and drawstring bag":
    "राइडर किट: साइकिल के लिए नंबर प्लेट, जर्सी और डोरी वाला बैग",
  "Breakfasts, lunch, dinner, and water every 25 km": "नाश्ते, दोपहर और रात का खाना, और हर 25 किमी पर पानी",
  "Mechanics and two ambulances along the route": "पूरे रास्ते पर मैकेनिक और दो एंबुलेंस",
  "Luggage truck from Pune to Pandharpur": "पुणे से पंढरपुर तक सामान का ट्रक",
  "Bus back to Pune the same night, your cycle in a truck": "उसी रात पुणे के लिए वापसी की बस, साइकिल ट्रक में",
  "Finisher's medal and a certificate by email": "राइड पूरी करने पर मेडल, और ईमेल से सर्टिफ़िकेट",

  "A fastened helmet, for every kilometre.": "हर किलोमीटर पर हेलमेट, पट्टा बाँधकर।",
  "Front and rear lights: you start and finish in the dark.": "आगे और पीछे की लाइट: आप अँधेरे में निकलते हैं और अँधेरे में पहुँचते हैं।",
  "Keep left, ride two abreast at most, and never hold on to a vehicle.":
    "बाईं ओर चलाएँ, ज़्यादा से ज़्यादा दो लोग बराबर में, और किसी गाड़ी को कभी न पकड़ें।",
  "No earphones. You have to hear the road.": "ईयरफ़ोन नहीं। सड़क की आवाज़ सुनाई देनी चाहिए।",
  "Cut-offs: Baramati by noon, Akluj by 5:30 pm. After them a bus takes you on.":
    "समय सीमा: बारामती दोपहर 12 बजे तक, अकलूज शाम 5:30 बजे तक। इसके बाद आगे बस से।",
  "Riders are 18 or older on the day.": "राइड के दिन राइडर की उम्र 18 या ज़्यादा होनी चाहिए।",

  "A photo identity card, the one whose name you booked with": "फ़ोटो पहचान पत्र, उसी नाम का जिससे बुक किया है",
  "Your confirmation, printed or on your phone": "आपका टिकट, छपा हुआ या फ़ोन पर",
  "Two bottles, a spare tube, a pump and tyre levers": "दो बोतलें, एक अतिरिक्त ट्यूब, पंप और टायर लीवर",
  "Sunscreen and a scarf for the afternoon": "दोपहर के लिए सनस्क्रीन और गमछा",

  "Can someone ride in my place?": "क्या मेरी जगह कोई और राइड कर सकता है?",
  "No. A place is for the person it was booked for, and we look at ID cards at the start. If you can't come, tell us in time and you get your money back.":
    "नहीं। जगह उसी व्यक्ति की है जिसके नाम से बुक हुई है, और स्टार्ट पर हम पहचान पत्र देखते हैं। न आ सकें तो समय पर बताएँ, आपके पैसे वापस मिलेंगे।",
  "What if I can't come?": "अगर मैं न आ सकूँ तो?",
  "Tell us up to 21 days before the ride and you get back what you paid, to the account you paid from. After that the food and the kit are ordered.":
    "राइड से 21 दिन पहले तक बताएँ, आपके पैसे उसी खाते में वापस मिलेंगे जिससे आपने पेमेंट किया था। उसके बाद खाने और किट का ऑर्डर दे दिया जाता है।",
  "Which cycle do I need?": "कौन सी साइकिल चाहिए?",
  "Any that is safe and that you have ridden 80 km on: road, hybrid or mountain. Electric assistance is not permitted.":
    "कोई भी जो सुरक्षित हो और जिस पर आप 80 किमी चला चुके हों: रोड, हाइब्रिड या माउंटेन। इलेक्ट्रिक साइकिल की अनुमति नहीं है।",
  "I have never ridden this far.": "मैंने इतनी दूर कभी साइकिल नहीं चलाई।",
  "Start with the half ride. We hold training rides on the four Sundays before; write to us for the dates.":
    "आधी राइड से शुरू करें। इससे पहले के चार रविवार को हम अभ्यास राइड रखते हैं; तारीखों के लिए हमें लिखें।",
  "How do I get home?": "घर कैसे लौटेंगे?",
  "Buses leave Pandharpur for Pune at 9:00 pm and arrive about 2:00 am. Your cycle travels in a padded truck and waits for you at the college.":
    "पंढरपुर से पुणे की बसें रात 9:00 बजे निकलती हैं और रात करीब 2:00 बजे पहुँचती हैं। साइकिल गद्दी लगे ट्रक में आती है और कॉलेज पर आपका इंतज़ार करती है।",
  "Jersey size": "जर्सी का साइज़",

  "Full Moon Ride to Sinhagad": "पूर्णिमा की सिंहगढ़ राइड",
  "Rajaram Bridge, Sinhagad Road, Pune": "राजाराम पुल, सिंहगढ़ रोड, पुणे",
  "Forty quiet kilometres by moonlight to the foot of the fort and back, with bhakri and pithla at the turn.":
    "चाँदनी में किले की तलहटी तक और वापस चालीस शांत किलोमीटर, और वहाँ पिठला-भाकरी।",
  [`We leave when the moon is up and the traffic has gone home. Two hundred riders, one line of small red lights along the backwaters of Khadakwasla to the foot of Sinhagad, supper there, and home before midnight. The pace is that of the slowest rider. Whoever can ride an hour can ride this.`]: `चाँद निकलने और सड़क खाली होने पर हम चलते हैं। दो सौ राइडर, खडकवासला के पानी के किनारे-किनारे सिंहगढ़ की तलहटी तक छोटी लाल बत्तियों की एक कतार, वहाँ खाना, और आधी रात से पहले घर।

रफ़्तार सबसे धीमे राइडर की। जो एक घंटा साइकिल चला सकता है, वह यह राइड कर सकता है।`,
  "Moonlight ride, 40 km": "चाँदनी राइड, 40 किमी",
  "Report from 6:00 pm. We leave on time, because the moon does.":
    "शाम 6:00 बजे से आएँ। हम समय पर निकलते हैं, क्योंकि चाँद भी समय पर निकलता है।",
  "6:00 pm": "शाम 6:00",
  "Reporting and a check of lights.": "रिपोर्टिंग और लाइट की जाँच।",
  "6:30 pm": "शाम 6:30",
  "We ride.": "हम निकलते हैं।",
  "8:15 pm": "रात 8:15",
  "Supper at the foot of the fort.": "किले की तलहटी में खाना।",
  "9:30 pm": "रात 9:30",
  "The way back.": "वापसी।",
  "11:15 pm": "रात 11:15",
  "Home at Rajaram Bridge.": "राजाराम पुल पर वापस।",
  "Supper at the foot of the fort": "किले की तलहटी में खाना",
  "Sweep vehicle and first aid": "सबसे पीछे चलने वाली मदद गाड़ी और प्राथमिक उपचार",
  "A rear light, yours to keep": "पीछे की लाइट, जो आपकी हो जाएगी",
  "Front light with a full battery": "पूरी चार्ज की हुई आगे की लाइट",
  "A bottle of water": "पानी की एक बोतल",
};
