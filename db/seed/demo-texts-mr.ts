import type { Translation } from "#booking/events/translation.ts";

/** The demo's texts in Marathi, each by its original. */
export const MARATHI: Translation = {
  "Pune–Pandharpur Cycling Ride": "पुणे–पंढरपूर सायकल राइड",
  "S.P. College grounds, Tilak Road, Pune": "एस. पी. कॉलेज मैदान, टिळक रोड, पुणे",
  "One long day along the old pilgrims' road, from the Mutha to the Chandrabhaga. 1,500 riders, one start, no race.":
    "वारीच्या जुन्या वाटेने एक मोठा दिवस, मुठेपासून चंद्रभागेपर्यंत. 1,500 रायडर, एकच स्टार्ट, शर्यत नाही.",
  [`For centuries people have walked from Pune to Pandharpur. Once a year we ride it, in a day: out of the sleeping city in the dark, over the Diveghat's foothills at sunrise, through sugar cane and sunflowers, and down to the river as the temple lamps are lit. It is a ride and not a race. There is no timing chip and no podium; there is breakfast in Yavat, an hour under the banyans of Indapur, and fifteen hundred people who wait for the last one. Villages on the way cook for us, and what remains after costs buys cycles for schoolgirls in Purandar and Baramati who live more than four kilometres from their school. The full ride is 220 km with 900 m of climbing. The half ride joins it at Baramati and is 115 km, nearly flat.`]: `पुण्याहून पंढरपूरला लोक शतकानुशतके चालत जात आहेत. वर्षातून एकदा आम्ही तीच वाट सायकलवर एका दिवसात करतो: अंधारात झोपलेल्या शहरातून बाहेर, सूर्योदयाला दिवेघाटाच्या पायथ्याच्या टेकड्यांवरून, ऊस आणि सूर्यफुलांच्या शेतांमधून, आणि मंदिरात दिवे लागताना नदीकाठी.

ही राइड आहे, शर्यत नाही. टायमिंग चिप नाही, बक्षीस समारंभ नाही; यवतला नाश्ता आहे, इंदापूरला वडाच्या सावलीत एक तास विश्रांती आहे, आणि शेवटच्या रायडरसाठी थांबणारे दीड हजार लोक आहेत. वाटेतली गावे आपल्यासाठी स्वयंपाक करतात, आणि खर्च वजा जाता उरलेल्या पैशांतून पुरंदर आणि बारामतीमधल्या, शाळेपासून चार किलोमीटरपेक्षा लांब राहणाऱ्या मुलींना सायकली मिळतात.

पूर्ण राइड 220 किमीची आहे आणि तिच्यात 900 मीटर चढ आहे. अर्धी राइड बारामतीपासून सुरू होते; ती 115 किमीची आणि जवळजवळ सपाट आहे.`,
  "Full ride, 220 km": "पूर्ण राइड, 220 किमी",
  "Half ride, 115 km": "अर्धी राइड, 115 किमी",
  "Full ride: report between 3:45 and 4:30 am. Half ride: report by 5:30 am, the bus leaves from the same place at 6:00 am.":
    "पूर्ण राइड: पहाटे 3:45 ते 4:30 दरम्यान या. अर्धी राइड: पहाटे 5:30 पर्यंत या, बस याच ठिकाणाहून सकाळी 6:00 वाजता निघते.",

  "3:45 am": "पहाटे 3:45",
  "Reporting opens at the S.P. College grounds. Collect your rider kit and hang your bag on the luggage truck.":
    "एस. पी. कॉलेजच्या मैदानावर रिपोर्टिंग सुरू. तुमचे रायडर किट घ्या आणि बॅग सामानाच्या ट्रकमध्ये द्या.",
  "4:45 am": "पहाटे 4:45",
  "Briefing, then a short prayer for a safe ride.": "सूचना, मग सुरक्षित राइडसाठी छोटी प्रार्थना.",
  "5:00 am": "पहाटे 5:00",
  "Flag-off in waves of 100 riders, behind lead cars up to Hadapsar.":
    "100-100 रायडरच्या गटांत फ्लॅग-ऑफ, हडपसरपर्यंत पुढे मार्गदर्शक गाड्या.",
  "7:15 am": "सकाळी 7:15",
  "Yavat, km 45: breakfast of poha, bananas and chai. Mechanics and first aid.":
    "यवत, 45 किमी: नाश्त्याला पोहे, केळी आणि चहा. मेकॅनिक आणि प्रथमोपचार.",
  "10:00 am": "सकाळी 10:00",
  "Baramati, km 105: second breakfast. The half ride starts here.":
    "बारामती, 105 किमी: दुसरा नाश्ता. अर्धी राइड इथून सुरू होते.",
  "1:00 pm": "दुपारी 1:00",
  "Indapur, km 150: lunch in the shade, an hour off the road in the heat.":
    "इंदापूर, 150 किमी: सावलीत जेवण, भर उन्हात एक तास विश्रांती.",
  "4:00 pm": "दुपारी 4:00",
  "Akluj, km 180: lemon water, salted peanuts, bananas.": "अकलूज, 180 किमी: लिंबू सरबत, खारे शेंगदाणे, केळी.",
  "7:30 pm": "संध्याकाळी 7:30",
  "Pandharpur, km 220: finish at the Chandrabhaga ground. Medal, dinner, and buses back with your cycle.":
    "पंढरपूर, 220 किमी: चंद्रभागेच्या वाळवंटात समारोप. मेडल, जेवण, आणि सायकलसह परतीच्या बस.",

  "Rider kit: number plate for the cycle, jersey and drawstring bag":
    "रायडर किट: सायकलसाठी नंबर प्लेट, जर्सी आणि दोरीची बॅग",
  "Breakfasts, lunch, dinner, and water every 25 km": "नाश्ते, दुपारचे आणि रात्रीचे जेवण, आणि दर 25 किमीला पाणी",
  "Mechanics and two ambulances along the route": "संपूर्ण मार्गावर मेकॅनिक आणि दोन रुग्णवाहिका",
  "Luggage truck from Pune to Pandharpur": "पुण्याहून पंढरपूरपर्यंत सामानाचा ट्रक",
  "Bus back to Pune the same night, your cycle in a truck": "त्याच रात्री पुण्याला परतीची बस, सायकल ट्रकमधून",
  "Finisher's medal and a certificate by email": "राइड पूर्ण करणाऱ्यांना मेडल, आणि ईमेलने प्रमाणपत्र",

  "A fastened helmet, for every kilometre.": "प्रत्येक किलोमीटरला हेल्मेट, पट्टा बांधून.",
  "Front and rear lights: you start and finish in the dark.":
    "पुढचा आणि मागचा लाइट: तुम्ही अंधारात निघता आणि अंधारात पोहोचता.",
  "Keep left, ride two abreast at most, and never hold on to a vehicle.":
    "डावीकडून चालवा, जास्तीत जास्त दोघे शेजारी, आणि कोणत्याही वाहनाला कधीही धरू नका.",
  "No earphones. You have to hear the road.": "इअरफोन नको. रस्त्याचा आवाज ऐकू आला पाहिजे.",
  "Cut-offs: Baramati by noon, Akluj by 5:30 pm. After them a bus takes you on.":
    "वेळेची मर्यादा: बारामती दुपारी 12 पर्यंत, अकलूज संध्याकाळी 5:30 पर्यंत. त्यानंतर पुढे बसने.",
  "Riders are 18 or older on the day.": "राइडच्या दिवशी रायडरचे वय 18 किंवा जास्त हवे.",

  "A photo identity card, the one whose name you booked with": "फोटो ओळखपत्र, ज्या नावाने बुक केले त्याचेच",
  "Your confirmation, printed or on your phone": "तुमचे तिकीट, छापलेले किंवा फोनवर",
  "Two bottles, a spare tube, a pump and tyre levers": "दोन बाटल्या, एक जादा ट्यूब, पंप आणि टायर लिव्हर",
  "Sunscreen and a scarf for the afternoon": "दुपारसाठी सनस्क्रीन आणि रुमाल",

  "Can someone ride in my place?": "माझ्या जागेवर दुसरे कोणी राइड करू शकते का?",
  "No. A place is for the person it was booked for, and we look at ID cards at the start. If you can't come, tell us in time and you get your money back.":
    "नाही. जागा ज्याच्या नावाने बुक केली त्याचीच असते, आणि स्टार्टला आम्ही ओळखपत्र पाहतो. येता येत नसेल तर वेळेत कळवा, तुमचे पैसे परत मिळतील.",
  "What if I can't come?": "मला येता आले नाही तर?",
  "Tell us up to 21 days before the ride and you get back what you paid, to the account you paid from. After that the food and the kit are ordered.":
    "राइडच्या 21 दिवस आधीपर्यंत कळवा, तुम्ही ज्या खात्यातून पेमेंट केले, त्यात तुमचे पैसे परत मिळतील. त्यानंतर जेवण आणि किटची ऑर्डर दिलेली असते.",
  "Which cycle do I need?": "कोणती सायकल लागते?",
  "Any that is safe and that you have ridden 80 km on: road, hybrid or mountain. Electric assistance is not permitted.":
    "सुरक्षित असलेली आणि तुम्ही 80 किमी चालवलेली कोणतीही: रोड, हायब्रिड किंवा माउंटन. इलेक्ट्रिक सायकल चालणार नाही.",
  "I have never ridden this far.": "एवढे अंतर मी सायकलने कधी पार केलेले नाही.",
  "Start with the half ride. We hold training rides on the four Sundays before; write to us for the dates.":
    "अर्ध्या राइडपासून सुरुवात करा. आधीच्या चार रविवारी आम्ही सराव राइड घेतो; तारखांसाठी आम्हाला लिहा.",
  "How do I get home?": "घरी कसे परतायचे?",
  "Buses leave Pandharpur for Pune at 9:00 pm and arrive about 2:00 am. Your cycle travels in a padded truck and waits for you at the college.":
    "पंढरपूरहून पुण्याच्या बस रात्री 9:00 वाजता निघतात आणि रात्री 2:00 च्या सुमारास पोहोचतात. सायकल गादी लावलेल्या ट्रकमधून येते आणि कॉलेजवर तुमची वाट पाहते.",
  "Jersey size": "जर्सीचा साइज",

  "Full Moon Ride to Sinhagad": "पौर्णिमेची सिंहगड राइड",
  "Rajaram Bridge, Sinhagad Road, Pune": "राजाराम पूल, सिंहगड रोड, पुणे",
  "Forty quiet kilometres by moonlight to the foot of the fort and back, with bhakri and pithla at the turn.":
    "चांदण्यात गडाच्या पायथ्यापर्यंत आणि परत चाळीस निवांत किलोमीटर, आणि पायथ्याशी पिठलं-भाकरी.",
  [`We leave when the moon is up and the traffic has gone home. Two hundred riders, one line of small red lights along the backwaters of Khadakwasla to the foot of Sinhagad, supper there, and home before midnight. The pace is that of the slowest rider. Whoever can ride an hour can ride this.`]: `चंद्र वर आला आणि रस्त्यावरची गर्दी ओसरली की आपण निघतो. दोनशे रायडर, खडकवासल्याच्या पाण्याकडेने सिंहगडाच्या पायथ्यापर्यंत छोट्या लाल दिव्यांची एक ओळ, तिथे जेवण, आणि मध्यरात्रीच्या आत घरी.

वेग सर्वात हळू चालवणाऱ्याचा. जो तासभर सायकल चालवू शकतो, तो ही राइड करू शकतो.`,
  "Moonlight ride, 40 km": "चांदण्यातली राइड, 40 किमी",
  "Report from 6:00 pm. We leave on time, because the moon does.":
    "संध्याकाळी 6:00 पासून या. आम्ही वेळेवर निघतो, कारण चंद्रही वेळेवर येतो.",
  "6:00 pm": "संध्याकाळी 6:00",
  "Reporting and a check of lights.": "रिपोर्टिंग आणि लाइटची तपासणी.",
  "6:30 pm": "संध्याकाळी 6:30",
  "We ride.": "आपण निघतो.",
  "8:15 pm": "रात्री 8:15",
  "Supper at the foot of the fort.": "गडाच्या पायथ्याशी जेवण.",
  "9:30 pm": "रात्री 9:30",
  "The way back.": "परतीचा प्रवास.",
  "11:15 pm": "रात्री 11:15",
  "Home at Rajaram Bridge.": "राजाराम पुलावर परत.",
  "Supper at the foot of the fort": "गडाच्या पायथ्याशी जेवण",
  "Sweep vehicle and first aid": "शेवटी चालणारी मदत गाडी आणि प्रथमोपचार",
  "A rear light, yours to keep": "मागचा लाइट, तो तुमचाच",
  "Front light with a full battery": "पूर्ण चार्ज केलेला पुढचा लाइट",
  "A bottle of water": "पाण्याची बाटली",
};
