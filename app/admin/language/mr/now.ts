import type { now as hindi } from "../hi/now.ts";
import type { SameTextsAs } from "../text.ts";

export const now = {
  "Tell the person yourself, or ask for another number.": "त्या व्यक्तीला स्वतः सांगा, किंवा दुसरा नंबर मागा.",
  "Write a summary in a sentence or two": "एक-दोन वाक्यांत सारांश लिहा",
  "Describe the event": "इव्हेंटचे वर्णन लिहा",
  "Set a start in the future": "सुरू होण्याची वेळ पुढची ठेवा",
  "Say where it starts": "कुठून सुरू होणार ते सांगा",
  "Say when people have to report": "लोकांनी कधी पोहोचायचे ते सांगा",
  "Set the end of the sale in the future": "बुकिंग बंद होण्याची वेळ पुढची ठेवा",
  "Make the sale open and close before the event starts": "बुकिंग इव्हेंट सुरू होण्याआधी उघडून बंद झाली पाहिजे",
  "Say how many places there are": "किती जागा आहेत ते सांगा",
  "Add a category with its price": "किमतीसह एक प्रकार जोडा",
  "Give every category some places": "प्रत्येक प्रकाराला काही जागा द्या",
  "Give the categories together at least as many places as the event": "सर्व प्रकारांना मिळून किमान इव्हेंटइतक्या जागा द्या",
  "Write the waiver": "संमतीपत्र लिहा",
  "Say who organizes it": "आयोजक कोण ते सांगा",
  "Give an email, a phone and an address for questions": "प्रश्नांसाठी ईमेल, फोन आणि पत्ता द्या",
  "People with a place were told {count} times in the last 5 minutes that we are busy. Let fewer people book at the same time.":
    {
      one: "ज्यांच्याकडे जागा आहे त्यांना गेल्या 5 मिनिटांत एकदा सांगितले की सिस्टम व्यस्त आहे. एकाच वेळी कमी लोकांना बुक करू द्या.",
      other:
        "ज्यांच्याकडे जागा आहे त्यांना गेल्या 5 मिनिटांत {count} वेळा सांगितले की सिस्टम व्यस्त आहे. एकाच वेळी कमी लोकांना बुक करू द्या.",
    },
  "People who joined or took a place were told {count} times in the last 5 minutes to try again. Their pages do so by themselves, and nobody loses their number.":
    {
      one: "जे रांगेत आले किंवा ज्यांनी जागा घेतली, त्यांना गेल्या 5 मिनिटांत एकदा पुन्हा प्रयत्न करायला सांगितले. त्यांची पेजेस ते आपोआप करतात, आणि कोणाचाही नंबर जात नाही.",
      other:
        "जे रांगेत आले किंवा ज्यांनी जागा घेतली, त्यांना गेल्या 5 मिनिटांत {count} वेळा पुन्हा प्रयत्न करायला सांगितले. त्यांची पेजेस ते आपोआप करतात, आणि कोणाचाही नंबर जात नाही.",
    },
  "Booking or paying is slow, so {few} people instead of {many} may book at the same time. It rises again by itself.":
    "बुकिंग किंवा पेमेंट हळू आहे, म्हणून एकाच वेळी {many} ऐवजी {few} लोक बुक करू शकतात. हे आपोआप पुन्हा वाढेल.",
  "The sale is paused: nobody new is called.": "बुकिंग थांबवले आहे: नवीन कोणालाही बोलावले जात नाही.",
  "Pages are slow: {slow} of {all} answers took more than a second in the last minute. Nobody loses a place or a number.":
    "पेजेस हळू आहेत: गेल्या मिनिटात {all} पैकी {slow} उत्तरांना एका सेकंदापेक्षा जास्त लागले. कोणाचीही जागा किंवा नंबर जात नाही.",
  "Razorpay's reports of payments are being handled late. Riders are confirmed all the same, some a little later.":
    "Razorpay कडून पेमेंटची माहिती उशिरा वाचली जात आहे. रायडरचे बुकिंग तरीही पक्के होते, काहींचे थोडे उशिरा.",
  "Some confirmations could not be delivered. The riders are confirmed all the same.":
    "काही पक्क्या बुकिंगचे संदेश पोहोचले नाहीत. रायडरचे बुकिंग तरीही पक्के आहे.",
  "Confirmations are late. They will go out when the provider answers again.":
    "पक्क्या बुकिंगचे संदेश उशिरा जात आहेत. पाठवणारी कंपनी पुन्हा उत्तर देताच ते जातील.",
  "booking opens {when}": "बुकिंग {when} रोजी उघडेल",
  "{sold} of {all} sold": "{all} पैकी {sold} विकल्या",
  Events: "इव्हेंट",
  "Needs attention: {count}": "लक्ष द्या: {count}",
  "Needs attention": "लक्ष द्या",
  "There are no events yet. Create one: it stays a draft that only organizers can see until you publish it.":
    "अजून एकही इव्हेंट नाही. एक तयार करा: पब्लिश करेपर्यंत तो ड्राफ्ट राहतो, जो फक्त आयोजकांना दिसतो.",
  "Drafts: {count}": "ड्राफ्ट: {count}",
  "Past and cancelled: {count}": "झालेले आणि रद्द: {count}",
  "Press and hold the link to copy it.": "कॉपी करण्यासाठी लिंक दाबून ठेवा.",
  "Link to share": "शेअर करण्याची लिंक",
  "Copy the link": "लिंक कॉपी करा",
  Publish: "पब्लिश करा",
  "Publish this event? After that its link can't change, and after the first booking its prices can't either. Until somebody joins or books you can take it back.":
    "हा इव्हेंट पब्लिश करायचा? त्यानंतर त्याची लिंक बदलता येत नाही, आणि पहिल्या बुकिंगनंतर किमतीही नाहीत. कोणी रांगेत येईपर्यंत किंवा बुक करेपर्यंत तुम्ही तो मागे घेऊ शकता.",
  "Yes, publish it": "होय, पब्लिश करा",
  "Take it back to a draft": "पुन्हा ड्राफ्ट करा",
  "Take this event back to a draft? Only organizers can see it until you publish it again.":
    "हा इव्हेंट पुन्हा ड्राफ्ट करायचा? परत पब्लिश करेपर्यंत तो फक्त आयोजकांना दिसेल.",
  "Leave it public": "पब्लिशच राहू द्या",
  "The numbers are from {time}.": "हे आकडे {time} चे आहेत.",
  "They are from {time}. We're still trying to get new ones. The sale does not depend on this page.":
    "हे {time} चे आहेत. नवीन आणण्याचा प्रयत्न सुरू आहे. बुकिंग या पेजवर अवलंबून नाही.",
  "Nothing was wrong at {time}": "{time} वाजता सर्व ठीक होते",
  "All is well": "सर्व ठीक आहे",
  "{count} refunds failed.": { one: "{count} रिफंड झाला नाही.", other: "{count} रिफंड झाले नाहीत." },
  "{count} things need your attention.": { one: "{count} गोष्टीकडे लक्ष द्या.", other: "{count} गोष्टींकडे लक्ष द्या." },
  "{count} messages on the way": { one: "{count} संदेश वाटेत", other: "{count} संदेश वाटेत" },
  "{count} messages could not be delivered": { one: "{count} संदेश पोहोचला नाही", other: "{count} संदेश पोहोचले नाहीत" },
  "{count} refunds under way": { one: "{count} रिफंड सुरू", other: "{count} रिफंड सुरू" },
  "Nobody was confirmed in the last 15 minutes.": "गेल्या 15 मिनिटांत कोणाचेही बुकिंग पक्के झाले नाही.",
  "{total} confirmed in the last 15 minutes, at most {highest} in one minute.":
    "गेल्या 15 मिनिटांत {total} पक्की झाली, एका मिनिटात जास्तीत जास्त {highest}.",
  "Booking opens {when}": "बुकिंग {when} रोजी उघडेल",
  Left: "शिल्लक",
  "of {count}": "{count} पैकी",
  "Booking now": "आत्ता बुक करत आहेत",
  Waiting: "वाट पाहत आहेत",
  "in the queue": "रांगेत",
  "{held} held, {paying} of them paying, {called} called":
    "{held} राखलेल्या, त्यांपैकी {paying} पेमेंट करत आहेत, {called} बोलावले",
  "{held} held, {called} called": "{held} राखलेल्या, {called} बोलावले",
  "{percent}% of all places": "सर्व जागांच्या {percent}%",
  "Confirmed each minute": "प्रत्येक मिनिटाला पक्की",
  "{confirmed} of {capacity} confirmed, {held} held": "{capacity} पैकी {confirmed} पक्की, {held} राखलेल्या",
  "{confirmed} of {capacity} confirmed": "{capacity} पैकी {confirmed} पक्की",
  "Paid by confirmed riders": "पक्के बुकिंग असलेल्या रायडरचे पेमेंट",
  "You receive, before Razorpay's fees": "तुम्हाला मिळतील, Razorpay च्या फीआधी",
  "See the statement": "हिशोब पाहा",
  "After the event": "इव्हेंटनंतर",
  "What came in, what went back, and what you receive. A PDF for your accounts.":
    "काय आले, काय परत गेले आणि तुम्हाला काय मिळेल. तुमच्या हिशोबासाठी PDF.",
  Statement: "हिशोब",
  "Say thank you, and where the photos are.": "धन्यवाद म्हणा, आणि फोटो कुठे आहेत ते सांगा.",
  "Names, phone numbers, emails and answers of the riders were erased on {date}. References and amounts stay for your accounts.":
    "रायडरची नावे, फोन नंबर, ईमेल आणि उत्तरे {date} रोजी पुसली. संदर्भ क्रमांक आणि रकमा तुमच्या हिशोबासाठी राहतात.",
  "On {date} the names, phone numbers, emails and answers of the riders are erased by themselves. References and amounts stay for your accounts. Download what you still need before.":
    "{date} रोजी रायडरची नावे, फोन नंबर, ईमेल आणि उत्तरे आपोआप पुसली जातील. संदर्भ क्रमांक आणि रकमा तुमच्या हिशोबासाठी राहतात. जे हवे ते त्याआधी डाउनलोड करा.",
  "This week": "या आठवड्यात",
  "Last news for everyone: the reporting time, what to bring, the weather.":
    "सर्वांसाठी शेवटची माहिती: रिपोर्टिंगची वेळ, काय आणायचे, हवामान.",
  "A number for each rider to wear. Once given, it stays.": "प्रत्येक रायडरने घालायचा नंबर. एकदा दिला की तोच राहतो.",
  "The start list to print, and lists for the kit counter and the timing company.":
    "छापण्यासाठी स्टार्ट लिस्ट, आणि किट काउंटर व टायमिंग कंपनीच्या याद्या.",
  Lists: "याद्या",
  "Who still pays": "कोण अजून पेमेंट करत आहे",
  "Nobody is paying now.": "आत्ता कोणीही पेमेंट करत नाही.",
  "{reference} · has until {time}": "{reference} · {time} पर्यंत वेळ आहे",
  "And {count} more.": "आणखी {count}.",
  "The place of whoever does not pay by then comes back by itself.": "जो तोपर्यंत पेमेंट करत नाही, त्याची जागा आपोआप सुटते.",
  "Nobody waits for a place.": "कोणीही जागेची वाट पाहत नाही.",
  "The sale is closed, so nobody waits for a place.": "बुकिंग बंद आहे, म्हणून कोणीही जागेची वाट पाहत नाही.",
  "{count} people still wait in the queue. When a place comes back, the first of them is called.": {
    one: "{count} व्यक्ती अजून रांगेत आहे. जागा सुटली की पहिल्याला बोलावले जाईल.",
    other: "{count} लोक अजून रांगेत आहेत. जागा सुटली की पहिल्याला बोलावले जाईल.",
  },
  "{count} people were in the queue when the sale closed. Nobody of them is called unless you open it again.": {
    one: "बुकिंग बंद झाले तेव्हा {count} व्यक्ती रांगेत होती. पुन्हा उघडल्याशिवाय कोणालाही बोलावले जाणार नाही.",
    other: "बुकिंग बंद झाले तेव्हा {count} लोक रांगेत होते. पुन्हा उघडल्याशिवाय कोणालाही बोलावले जाणार नाही.",
  },
  More: "आणखी",
  "The event as riders see it.": "इव्हेंट, जसा रायडरना दिसतो.",
  "On the day: scan tickets at the kit counter, also without a connection.":
    "इव्हेंटच्या दिवशी: किट काउंटरवर तिकिटे स्कॅन करा, कनेक्शन नसतानाही.",
  "News for everyone with a confirmed place, by email or SMS.": "ज्यांची जागा पक्की आहे त्या सर्वांना माहिती, ईमेल किंवा SMS ने.",
  "Until somebody joins or books, the event can be a draft again.":
    "कोणी रांगेत येईपर्यंत किंवा बुक करेपर्यंत इव्हेंट पुन्हा ड्राफ्ट होऊ शकतो.",
  "The event is cancelled. Refunds and messages go on by themselves.": "इव्हेंट रद्द आहे. रिफंड आणि संदेश आपोआप सुरू राहतात.",
  "Nobody rides: every booking ends, and everyone is refunded and told.":
    "राइड होणार नाही: प्रत्येक बुकिंग संपते, सर्वांना रिफंड आणि माहिती मिळते.",
  "How far the cancellation has come": "रद्द करण्याचे काम कुठपर्यंत आले",
  "Cancel the whole event": "पूर्ण इव्हेंट रद्द करा",
  "A message to send, a QR code and a poster": "पाठवण्याचा संदेश, QR कोड आणि पोस्टर",
  "The sale is closed: nobody else is called. Whoever holds a place can still pay for it.":
    "बुकिंग बंद आहे: आणखी कोणालाही बोलावले जात नाही. ज्याच्याकडे जागा आहे तो अजूनही पेमेंट करू शकतो.",
  "For the end of the sale. To stop it for a moment, pause it.": "बुकिंग संपवण्यासाठी. थोड्या वेळासाठी असेल तर थांबवा.",
  "Open the sale again": "बुकिंग पुन्हा उघडा",
  "Close the sale": "बुकिंग बंद करा",
  "Open the sale again?": "बुकिंग पुन्हा उघडायचे?",
  "Close the sale now?": "बुकिंग आत्ता बंद करायचे?",
  "Yes, open it again": "होय, पुन्हा उघडा",
  "Yes, close the sale": "होय, बुकिंग बंद करा",
  "Leave it closed": "बंदच राहू द्या",
  "Keep it open": "सुरूच राहू द्या",
  "People can join and are called again. Whoever waited keeps the number, if the sale was closed for less than an hour.":
    "लोक पुन्हा रांगेत येऊ शकतात आणि बोलावले जातात. बुकिंग एका तासापेक्षा कमी बंद असेल, तर वाट पाहणाऱ्यांचा नंबर टिकतो.",
  "{count} people in the queue are told that booking has closed.": {
    one: "रांगेतील {count} व्यक्तीला सांगितले जाईल की बुकिंग बंद झाले.",
    other: "रांगेतील {count} लोकांना सांगितले जाईल की बुकिंग बंद झाले.",
  },
  "Nobody else is called.": "आणखी कोणालाही बोलावले जाणार नाही.",
  "{count} people called in the last minute can still take a place.": {
    one: "गेल्या मिनिटात बोलावलेली {count} व्यक्ती अजूनही जागा घेऊ शकते.",
    other: "गेल्या मिनिटात बोलावलेले {count} लोक अजूनही जागा घेऊ शकतात.",
  },
  "{count} people who hold a place can still pay for it.": {
    one: "ज्याच्याकडे जागा आहे ती {count} व्यक्ती अजूनही पेमेंट करू शकते.",
    other: "ज्यांच्याकडे जागा आहे ते {count} लोक अजूनही पेमेंट करू शकतात.",
  },
  "Done. Everyone sees it within half a minute.": "झाले. अर्ध्या मिनिटात सर्वांना दिसेल.",
  "It is shown on the event's page and in the queue until you remove it. Where a language is empty, people see the English text.":
    "काढेपर्यंत हे इव्हेंटच्या पेजवर आणि रांगेत दिसते. जी भाषा रिकामी आहे, तिथे लोकांना इंग्रजी संदेश दिसतो.",
  "{length} of {max} characters": "{max} पैकी {length} अक्षरे",
  "Post the message": "संदेश लावा",
  "Done. The message is gone within half a minute.": "झाले. अर्ध्या मिनिटात संदेश निघून जाईल.",
  "Remove the message": "संदेश काढा",
  "They see no message.": "त्यांना कोणताही संदेश दिसत नाही.",
  "Readers of {language} see:": "{language} वाचणाऱ्यांना दिसते:",
  "Enter a whole number.": "पूर्ण संख्या लिहा.",
  "Done. It applies from now on.": "झाले. आतापासून हेच लागू.",
  Speed: "वेग",
  Slower: "हळू",
  Normal: "नेहमीचा",
  Faster: "जलद",
  "Advanced: your own numbers": "स्वतःचे आकडे",
  "Most people to call per second": "दर सेकंदाला जास्तीत जास्त किती जणांना बोलवायचे",
  "From {min} to {max}": "{min} ते {max}",
  "That is up to {count} a minute.": "म्हणजे मिनिटाला {count} पर्यंत.",
  "Most people booking at the same time": "एकाच वेळी जास्तीत जास्त किती लोकांनी बुक करायचे",
  "Now: {count}. When it is full, the next is called as soon as somebody is done.":
    "आत्ता: {count}. भरले असेल तर कोणाचे झाले की लगेच पुढच्याला बोलावले जाते.",
  "Use these numbers": "हे आकडे लागू करा",
  "For now, at most {count} people are let in at the same time": "सध्या एकाच वेळी जास्तीत जास्त {count} लोक आत येतात",
  "Booking or paying is slow at the moment, so Startline has lowered it. It rises again by itself.":
    "सध्या बुकिंग किंवा पेमेंट हळू आहे, म्हणून Startline ने हे कमी केले आहे. ते आपोआप पुन्हा वाढेल.",
  "Called a minute": "मिनिटाला बोलावले",
  "Now serving": "आत्ताचा नंबर",
  "the last number that was called": "शेवटचा बोलावलेला नंबर",
  Came: "आले",
  "of the people called lately": "नुकत्याच बोलावलेल्या लोकांपैकी",
  "Nobody is called at the moment. These numbers apply as soon as the sale runs.":
    "सध्या कोणालाही बोलावले जात नाही. बुकिंग सुरू होताच हे आकडे लागू होतील.",
  "The sale is paused. These numbers apply as soon as it continues.": "बुकिंग थांबवले आहे. पुन्हा सुरू होताच हे आकडे लागू होतील.",
  "Nobody has to wait: whoever comes is called at once.": "कोणालाही थांबावे लागत नाही: जो येतो त्याला लगेच बोलावले जाते.",
  "Nobody can be called, because no place is free. These numbers change nothing now.":
    "कोणालाही बोलावता येत नाही, कारण एकही जागा रिकामी नाही. या आकड्यांनी आत्ता काही बदलणार नाही.",
  "As many people are booking as may book at the same time. Only a higher second number would speed this up.":
    "एकाच वेळी जितके लोक बुक करू शकतात तितके करत आहेत. दुसरा आकडा वाढवला तरच वेग वाढेल.",
  "People are being called as fast as the first number allows.":
    "पहिला आकडा जितका वेग देतो, तितक्या वेगाने लोकांना बोलावले जात आहे.",
  "in the last minute; paused now": "गेल्या मिनिटात; आत्ता थांबवले आहे",
  "in the last minute": "गेल्या मिनिटात",
  "at this pace every place is offered in {count} minutes": {
    one: "या वेगाने प्रत्येक जागा एका मिनिटात दिली जाईल",
    other: "या वेगाने प्रत्येक जागा {count} मिनिटांत दिली जाईल",
  },
  "at this pace every place is offered in about {hours} hours": "या वेगाने प्रत्येक जागा सुमारे {hours} तासांत दिली जाईल",
  "The sale is paused": "बुकिंग थांबवले आहे",
  "Nobody new is called. Whoever holds a place keeps it and can pay. Numbers in the queue stay as they are.":
    "नवीन कोणालाही बोलावले जात नाही. ज्याच्याकडे जागा आहे ती त्याचीच राहते आणि तो पेमेंट करू शकतो. रांगेतील नंबर तसेच राहतात.",
  "Resume the sale": "बुकिंग पुन्हा सुरू करा",
  "Pause the sale": "बुकिंग थांबवा",
  "Visitors see, in their language:": "लोकांना त्यांच्या भाषेत दिसते:",
  "It works at once, and you can undo it at once. Held places stay held. Visitors would see, in their language:":
    "हे लगेच होते, आणि तुम्ही लगेच मागे घेऊ शकता. राखलेल्या जागा राखलेल्याच राहतात. लोकांना त्यांच्या भाषेत हे दिसेल:",
  "The sale has not opened yet": "बुकिंग अजून उघडले नाही",
  "People are joining for the draw": "लोक सोडतीत येत आहेत",
  "The sale is running": "बुकिंग सुरू आहे",
  "Every place is taken or held": "प्रत्येक जागा गेली किंवा राखलेली आहे",
  "Sold out": "सर्व जागा संपल्या",
  "The sale is over": "बुकिंग संपले",
  "The event is cancelled": "इव्हेंट रद्द आहे",
  "If you pause it now, it opens paused: people can join, and nobody is called.":
    "आत्ता थांबवले तर बुकिंग थांबलेलेच उघडेल: लोक रांगेत येऊ शकतील, पण कोणालाही बोलावले जाणार नाही.",
  "If you pause it now, it opens paused: numbers are drawn, and nobody is called.":
    "आत्ता थांबवले तर बुकिंग थांबलेलेच उघडेल: नंबर काढले जातील, पण कोणालाही बोलावले जाणार नाही.",
  "People are called in the order of their numbers, as fast as places and your settings allow.":
    "लोकांना त्यांच्या नंबरच्या क्रमाने बोलावले जाते, जागा आणि तुमच्या सेटिंग जितका वेग देतात तितक्या वेगाने.",
  "Some people have not paid yet. When a place comes back, the next number is called.":
    "काहींनी अजून पेमेंट केलेले नाही. जागा सुटली की पुढच्या नंबरला बोलावले जाते.",
  "The time for booking has passed.": "बुकिंगची वेळ संपली.",
  "Nobody is called now.": "आता कोणालाही बोलावले जात नाही.",
  "The places are changed.": "जागा बदलल्या.",
  "{count} places in all.": { one: "एकूण {count} जागा.", other: "एकूण {count} जागा." },
  "Change places": "जागा बदला",
  "a category": "एक प्रकार",
  "Of these, {category} at most": "यांपैकी {category} साठी जास्तीत जास्त",
  "Enter whole numbers.": "पूर्ण संख्या लिहा.",
  "Change the categories": "प्रकार बदला",
  "Change to {count}": "{count} करा",
  "Not possible: leave the categories {count} places together. Whoever was called must find one.":
    "शक्य नाही: सर्व प्रकारांत मिळून {count} जागा राहू द्या. ज्यांना बोलावले आहे त्यांना जागा मिळाली पाहिजे.",
  "Not possible: it can go down to {count} at most, or somebody would lose a place.":
    "शक्य नाही: हे {count} पेक्षा कमी करता येत नाही, नाहीतर कोणाचीतरी जागा जाईल.",
  "Not possible: {category} can go down to {count} at most, or somebody would lose a place.":
    "शक्य नाही: {category} {count} पेक्षा कमी करता येत नाही, नाहीतर कोणाचीतरी जागा जाईल.",
  "{count} places are free. Nobody loses a place.": {
    one: "{count} जागा रिकामी आहे. कोणाचीही जागा जात नाही.",
    other: "{count} जागा रिकाम्या आहेत. कोणाचीही जागा जात नाही.",
  },
  "nobody can book them yet. Give a category more places too.":
    "त्या अजून कोणी बुक करू शकत नाही. एखाद्या प्रकाराच्या जागाही वाढवा.",
  "{count} places are then free.": { one: "मग {count} जागा रिकामी असेल.", other: "मग {count} जागा रिकाम्या असतील." },
  "{count} stay free.": "{count} रिकाम्या राहतात.",
  "the first {called} of {waiting} waiting are called.":
    "वाट पाहणाऱ्या {waiting} पैकी पहिल्या {called} जणांना बोलावले जाईल.",
  "the first {called} of {waiting} waiting are called once the sale goes on.":
    "बुकिंग पुन्हा सुरू होताच वाट पाहणाऱ्या {waiting} पैकी पहिल्या {called} जणांना बोलावले जाईल.",
  "all {count} who wait are called.": {
    one: "वाट पाहणाऱ्याला बोलावले जाईल.",
    other: "वाट पाहणाऱ्या सर्व {count} जणांना बोलावले जाईल.",
  },
  "all {count} who wait are called once the sale goes on.": {
    one: "बुकिंग पुन्हा सुरू होताच वाट पाहणाऱ्याला बोलावले जाईल.",
    other: "बुकिंग पुन्हा सुरू होताच वाट पाहणाऱ्या सर्व {count} जणांना बोलावले जाईल.",
  },
  Controls: "नियंत्रणे",
  Resume: "पुन्हा सुरू करा",
  Pause: "थांबवा",
  "Message to everyone": "सर्वांना संदेश",
  "Refund the payment": "पेमेंट रिफंड करा",
  "For the record. The person is told that the money is on its way, and when it arrives.":
    "नोंदीसाठी. व्यक्तीला सांगितले जाते की पैसे पाठवले आहेत आणि कधी पोहोचतील.",
  "Refund it now": "आत्ता रिफंड करा",
  "Mark as solved": "सुटले",
  "What was done": "काय केले",
  "For the record, and for whoever looks at it after you.": "नोंदीसाठी, आणि तुमच्यानंतर पाहणाऱ्यासाठी.",
  "Ask Razorpay again": "Razorpay ला पुन्हा सांगा",
  "Why it should work now": "आता का होईल",
  "For the record. If it fails again, it is back on this list.": "नोंदीसाठी. पुन्हा झाले नाही तर या यादीत परत येईल.",
  "Ask again": "पुन्हा सांगा",
  "Reference of the transfer, such as a UTR": "ट्रान्सफरचा संदर्भ क्रमांक, जसे UTR",
  "Pay first, then record it here. The person is told this reference.":
    "आधी पैसे द्या, मग इथे नोंदवा. व्यक्तीला हाच संदर्भ क्रमांक सांगितला जातो.",
  "Record the transfer": "ट्रान्सफर नोंदवा",
  "The rider will see it.": "रायडरला हे दिसेल.",
  "Send it again": "पुन्हा पाठवा",
  "Why it should arrive now": "आता का पोहोचेल",
  "For the record. It goes to the address or number that the person gave.":
    "नोंदीसाठी. हे व्यक्तीने दिलेल्या पत्त्यावर किंवा नंबरवर जाते.",
  "Send all like it again": "असे सर्व पुन्हा पाठवा",
  "Why they should arrive now": "आता ते का पोहोचतील",
  "{count} people don't want our SMS and get none.": {
    one: "{count} व्यक्तीला आमचे SMS नको आहेत आणि तिला पाठवले जाणार नाही.",
    other: "{count} लोकांना आमचे SMS नको आहेत आणि त्यांना पाठवले जाणार नाही.",
  },
  "For the record. All emails, or all texts, of this event that did not arrive go out again.":
    "नोंदीसाठी. या इव्हेंटचे न पोहोचलेले सर्व ईमेल, किंवा सर्व SMS, पुन्हा जातील.",
  "Send all again": "सर्व पुन्हा पाठवा",
  "Ended by itself": "आपोआप संपले",
  "Marked as solved": "सुटले म्हणून नोंदवले",
  "The payment was refunded": "पेमेंट रिफंड केले",
  "The refund was requested again": "रिफंड पुन्हा मागितला",
  "The booking was cancelled": "बुकिंग रद्द केले",
  "What to do:": "काय करायचे:",
  "Since {when}, noticed {times} times": "{when} पासून, {times} वेळा दिसले",
  "Since {when}": "{when} पासून",
  "See the booking": "बुकिंग पाहा",
  "Show {count} more": "आणखी {count} दाखवा",
  "Solved in the last 14 days: {count}": "गेल्या 14 दिवसांत सुटले: {count}",
  "Nothing needs your attention": "कशाकडेही लक्ष देण्याची गरज नाही",
  "The place is free at once. There is nothing more to refund, because the money has already been refunded.":
    "जागा लगेच रिकामी होते. आणखी रिफंड करायचे नाही, कारण पैसे आधीच परत गेले आहेत.",
  "The place is free at once, and {amount} goes back.": "जागा लगेच रिकामी होते, आणि {amount} परत जातात.",
  "Send the statement": "हिशोब पाठवा",
  "Rehearsal, running · {confirmed} of {places} places": "सराव सुरू · {places} पैकी {confirmed} जागा",
  "There is nothing to rehearse any more: the sale is over.": "आता सराव करण्यासारखे काही नाही: बुकिंग संपले आहे.",
  "The real sale is open or opens within half an hour. A rehearsal would be in its way, so none starts now.":
    "खरे बुकिंग सुरू आहे किंवा अर्ध्या तासात उघडेल. सरावाचा त्याला अडथळा होईल, म्हणून आत्ता सराव सुरू करता येत नाही.",
  "Your team has started 20 rehearsals in a day, which is the most. Try again tomorrow.":
    "तुमच्या टीमने एका दिवसात 20 सराव सुरू केले आहेत, यापेक्षा जास्त करता येत नाहीत. उद्या पुन्हा प्रयत्न करा.",
  "Finish the event first: a rehearsal shows what riders will see. Now says what is missing.":
    "आधी इव्हेंट पूर्ण करा: रायडरना जे दिसेल तेच सरावात दिसते. काय राहिले आहे ते “आत्ता” मध्ये लिहिले आहे.",
  "Reload the page, then try again.": "पेज रीलोड करा, मग पुन्हा प्रयत्न करा.",
  "A rehearsal can't be rehearsed.": "सरावाचा सराव करता येत नाही.",
  "The real sale is open or opens within half an hour, so no rehearsal starts now.":
    "खरे बुकिंग सुरू आहे किंवा अर्ध्या तासात उघडेल, म्हणून आत्ता सराव सुरू करता येत नाही.",
  "A rehearsal is running already. Reload the page to see it.": "एक सराव आधीच सुरू आहे. तो पाहण्यासाठी पेज रीलोड करा.",
  "Your team has started as many rehearsals as it may in a day. Try again tomorrow.":
    "एका दिवसात जितके सराव करता येतात तितके तुमच्या टीमने सुरू केले आहेत. उद्या पुन्हा प्रयत्न करा.",
  "Finish the event first: a rehearsal shows what riders will see.": "आधी इव्हेंट पूर्ण करा: रायडरना जे दिसेल तेच सरावात दिसते.",
  "A copy of this event that only your team knows. They book, pay with play money, get tickets by email and SMS, and are checked in. No real money moves, and this event stays as it is.":
    "या इव्हेंटची कॉपी, जी फक्त तुमच्या टीमला माहीत असते. ते बुक करतात, खोट्या पैशांनी पेमेंट करतात, त्यांना ईमेल आणि SMS ने तिकीट मिळते, आणि त्यांचे चेक-इन होते. खरे पैसे जात नाहीत, आणि हा इव्हेंट आहे तसाच राहतो.",
  "Start a rehearsal": "सराव सुरू करा",
  "It ends after a day, or a quarter of an hour before the real sale opens. {days} days later everything that was typed into it is erased. Emails and SMS really go out.":
    "तो एका दिवसाने, किंवा खरे बुकिंग उघडण्याच्या 15 मिनिटे आधी संपतो. त्यानंतर {days} दिवसांनी त्यात लिहिलेले सर्व पुसले जाते. ईमेल आणि SMS खरोखर जातात.",
  "Opens {when}.": "{when} वाजता उघडेल.",
  "Ends by itself {when}.": "{when} वाजता आपोआप संपेल.",
  "Rehearsal: {title}": "सराव: {title}",
  "Try this": "हे करून पाहा",
  "Rehearsed before": "आधीचे सराव",
  "{confirmed} of {places} places · {paid} paid · {refunded} refunded · {checkedIn} checked in":
    "{places} पैकी {confirmed} जागा · {paid} पेमेंट · {refunded} रिफंड · {checkedIn} चेक-इन",
  Rehearse: "सराव करा",
  "Your team books, pays with play money and checks in on their own phones, before riders do. No real money moves, and the event stays as it is.":
    "रायडरच्या आधी तुमची टीम स्वतःच्या फोनवर बुकिंग, खोट्या पैशांनी पेमेंट आणि चेक-इन करून पाहते. खरे पैसे जात नाहीत, आणि इव्हेंट आहे तसाच राहतो.",
  "Open the rehearsal": "सरावाकडे जा",
  "Rehearsal: play money, no real places.": "सराव: खोटे पैसे, खऱ्या जागा नाहीत.",
  "What to try, and how to end it": "काय करून पाहायचे, आणि कसे संपवायचे",
  "In 5 minutes": "5 मिनिटांनी",
  "Time to send the link round, and to see the draw before the opening.":
    "म्हणजे सर्वांना लिंक पाठवता येते, आणि उघडण्याआधीची सोडत पाहता येते.",
  "At once": "लगेच",
  "Without a draw.": "सोडतीशिवाय.",
  "Few, so that you see what riders see when all are gone.":
    "कमी ठेवा, म्हणजे सर्व जागा संपल्यावर रायडरना काय दिसते ते तुम्हाला दिसेल.",
  Opens: "कधी उघडेल",
  "Start the rehearsal": "सराव सुरू करा",
  "End the rehearsal": "सराव संपवा",
  "End the rehearsal? It doesn't open again, but you can start another. Its tickets can still be checked in.":
    "सराव संपवायचा? तो पुन्हा उघडत नाही, पण तुम्ही दुसरा सुरू करू शकता. त्याच्या तिकिटांचे चेक-इन नंतरही करता येते.",
  "Yes, end it": "होय, संपवा",
  "Go on rehearsing": "सराव सुरू ठेवा",
  "Join on two phones": "दोन फोनवरून रांगेत या",
  "Open the link on both before it opens, and see who gets which number.":
    "उघडण्याआधी दोन्हींवर लिंक उघडा, आणि कोणाला कोणता नंबर मिळतो ते पाहा.",
  "Let a payment fail": "एक पेमेंट अयशस्वी होऊ द्या",
  "The place stays, and the rider can pay again.": "जागा तशीच राहते, आणि रायडर पुन्हा पेमेंट करू शकतो.",
  "Pay with play money": "खोट्या पैशांनी पेमेंट करा",
  "The ticket appears, and comes by email and SMS.": "तिकीट दिसते, आणि ईमेल आणि SMS नेही येते.",
  "Scan a ticket": "एक तिकीट स्कॅन करा",
  "Open Check-in of the rehearsal on a third phone.": "तिसऱ्या फोनवर सरावाचे चेक-इन उघडा.",
  "Refund a booking": "एक बुकिंग रिफंड करा",
  "Under Riders, open a rider and press Refund. They are told by email.":
    "“रायडर” मध्ये एखादा रायडर उघडा आणि “रिफंड” दाबा. त्यांना ईमेलने सांगितले जाते.",
  done: "झाले",
  "not yet": "अजून नाही",
  "A payment has the wrong amount": "एका पेमेंटची रक्कम चुकीची आहे",
  "Ask the person what happened. Then refund the payment, or mark this as solved.":
    "काय झाले ते रायडरला विचारा. मग पेमेंट रिफंड करा, किंवा “सुटले” दाबा.",
  "Razorpay contradicts itself about a payment": "एका पेमेंटबद्दल Razorpay दोन वेगळ्या गोष्टी सांगत आहे",
  "Look the payment up at Razorpay, and ask its support what is true.":
    "Razorpay वर हे पेमेंट पाहा, आणि खरे काय ते त्यांच्या सपोर्टला विचारा.",
  "Money came for an order without a booking": "बुकिंग नसलेल्या ऑर्डरचे पैसे आले",
  "Look the order up at Razorpay. If nobody knows it, refund it there.":
    "Razorpay वर ही ऑर्डर पाहा. कोणालाच माहीत नसेल, तर तिथेच रिफंड करा.",
  "A refund is waiting": "एक रिफंड थांबला आहे",
  "If the balance is too low, add funds at Razorpay. This ends by itself.":
    "बॅलन्स कमी असेल, तर Razorpay मध्ये पैसे भरा. हे आपोआप सुटेल.",
  "A refund failed": "एक रिफंड झाला नाही",
  "Ask Razorpay again, or pay the person by a bank transfer and write down its reference.":
    "Razorpay ला पुन्हा विचारा, किंवा रायडरला बँक ट्रान्सफरने पैसे पाठवा आणि त्याचा क्रमांक इथे लिहा.",
  "A confirmed booking was refunded at Razorpay": "एका पक्क्या बुकिंगचा रिफंड Razorpay वर केला गेला",
  "Cancel the booking to free the place, or leave it confirmed and mark this as solved.":
    "जागा मोकळी करायला बुकिंग रद्द करा, किंवा ते पक्के राहू द्या आणि “सुटले” दाबा.",
  "A customer's bank disputes a payment": "एका ग्राहकाच्या बँकेने पेमेंटवर हरकत घेतली आहे",
  "Answer in Razorpay's dashboard, with the booking's waiver and messages as evidence.":
    "Razorpay च्या डॅशबोर्डमध्ये उत्तर द्या, आणि पुरावा म्हणून बुकिंगचे संमतीपत्र व संदेश द्या.",
  "A dispute is lost": "बँकेचा निर्णय आपल्या विरोधात गेला",
  "Razorpay's webhooks are not arriving": "Razorpay चे वेबहुक येत नाहीत",
  "Check in Razorpay's dashboard that the webhook is switched on and its address is right.":
    "वेबहुक सुरू आहे आणि त्याचा पत्ता बरोबर आहे, हे Razorpay च्या डॅशबोर्डमध्ये तपासा.",
  "Webhooks arrive without the right signature": "वेबहुक बरोबर सिग्नेचरशिवाय येत आहेत",
  "Enter RAZORPAY_WEBHOOK_SECRET as the webhook's secret in Razorpay's dashboard. If it is there already, a stranger sends these, which is harmless.":
    "Razorpay च्या डॅशबोर्डमध्ये वेबहुकच्या सीक्रेटमध्ये RAZORPAY_WEBHOOK_SECRET टाका. ते आधीच असेल, तर हे कोणी अनोळखी पाठवत आहे, आणि त्याने काही नुकसान नाही.",
  "A webhook could not be applied": "एक वेबहुक वापरता आला नाही",
  "Show this to whoever runs the installation.": "Startline चा सर्व्हर चालवणाऱ्यांना हे दाखवा.",
  "Redis does not serve the queue": "Redis रांग चालवत नाही",
  "Check that Redis is running and answers in time, and read the log. This ends by itself once Redis answers again.":
    "Redis सुरू आहे आणि वेळेत उत्तर देतो, हे तपासा, आणि लॉग वाचा. Redis ने पुन्हा उत्तर दिले की हे आपोआप सुटेल.",
  "The places do not add up": "जागांचा हिशोब जुळत नाही",
  "Close the sale and show this to whoever runs the installation. It must never happen.":
    "बुकिंग बंद करा आणि Startline चा सर्व्हर चालवणाऱ्यांना हे दाखवा. असे कधीच व्हायला नको.",
  "If the address or number is right, send it again. If it is wrong, tell the person yourself.":
    "पत्ता किंवा नंबर बरोबर असेल, तर पुन्हा पाठवा. चुकीचा असेल, तर रायडरला स्वतः सांगा.",
  "Messages are not going out": "संदेश जात नाहीत",
  "If the reason names the account, the sender or a quota, fix it there; otherwise the provider has an outage. This ends by itself.":
    "कारणात अकाउंट, पाठवणारा किंवा कोटा लिहिले असेल, तर ते तिथे दुरुस्त करा; नाहीतर पाठवणाऱ्या कंपनीची सेवा बंद आहे. हे आपोआप सुटेल.",
  "Your place is confirmed": "तुमची जागा पक्की आहे",
  "You got no place, and your money goes back": "तुम्हाला जागा मिळाली नाही, आणि तुमचे पैसे परत येत आहेत",
  "Your refund has been sent": "तुमचा रिफंड पाठवला",
  "Your payment was not taken": "तुमचे पेमेंट घेतले नाही",
  "message from the organizer": "आयोजकांचा संदेश",
  "Razorpay took {amount} where the booking costs {price}. Nothing was confirmed with it and nothing goes back by itself.":
    "Razorpay ने {amount} घेतले, पण बुकिंग {price} चे आहे. याने काही पक्के झाले नाही, आणि आपोआप काही परत जाणार नाही.",
  "The payment {payment} of {amount} paid for a booking, and now Razorpay calls it failed. The booking stays confirmed.":
    "{amount} च्या {payment} या पेमेंटने एक बुकिंग झाले होते, आणि आता Razorpay म्हणतो की ते पेमेंट झालेच नाही. बुकिंग पक्के राहील.",
  "Razorpay reports the order {order}. It names a booking that we don't have, or Razorpay does not show it to us. Another installation may use the same account.":
    "Razorpay {order} ही ऑर्डर सांगत आहे. तिच्यातले बुकिंग आपल्याकडे नाही, किंवा Razorpay ती ऑर्डर आपल्याला दाखवत नाही. कदाचित दुसरा सर्व्हर हेच अकाउंट वापरत असेल.",
  "Razorpay has not refunded {amount} yet: {reason}. We ask again at least once an hour.":
    "Razorpay ने {amount} अजून रिफंड केले नाहीत: {reason}. आम्ही दर तासाला किमान एकदा पुन्हा विचारतो.",
  "Razorpay could not refund {amount} of the payment {payment}, however often we asked. The person still waits for the money.":
    "अनेक वेळा विचारूनही Razorpay ला {payment} या पेमेंटचे {amount} रिफंड करता आले नाहीत. रायडर अजून पैशांची वाट पाहत आहे.",
  "Somebody refunded {amount} in Razorpay's dashboard. The booking is still confirmed and its place is still taken.":
    "कोणीतरी Razorpay च्या डॅशबोर्डमध्ये {amount} रिफंड केले. बुकिंग अजून पक्के आहे आणि त्याची जागा भरलेली आहे.",
  "The payment {payment} of {amount} is disputed ({reason}). The booking stays.":
    "{amount} च्या {payment} या पेमेंटवर बँकेने हरकत घेतली आहे ({reason}). बुकिंग राहील.",
  "The payment {payment} of {amount} is disputed. The booking stays.":
    "{amount} च्या {payment} या पेमेंटवर बँकेने हरकत घेतली आहे. बुकिंग राहील.",
  "It must be answered by {date}.": "याचे उत्तर {date} पर्यंत द्यायचे आहे.",
  "The bank took {amount} back for its customer. The booking is no longer paid for.":
    "बँकेने तिच्या ग्राहकासाठी {amount} परत घेतले. या बुकिंगचे पैसे आता तुमच्याकडे नाहीत.",
  "A payment was made and no webhook reported it for ten minutes. Bookings are confirmed all the same, because we ask Razorpay, but later.":
    "एक पेमेंट झाले आणि दहा मिनिटे कोणत्याही वेबहुकने सांगितले नाही. तरीही बुकिंग पक्के होते, कारण आम्ही Razorpay ला विचारतो, पण उशिरा.",
  "Webhooks arrive without any signature. Most likely no secret was entered for the webhook in Razorpay's dashboard. None of them is believed.":
    "वेबहुक सिग्नेचरशिवाय येत आहेत. बहुधा Razorpay च्या डॅशबोर्डमध्ये वेबहुकचे सीक्रेट टाकलेले नाही. यातल्या कशावरही विश्वास ठेवला जात नाही.",
  "Webhooks arrive with a wrong signature. Most likely the secret in Razorpay's dashboard is not RAZORPAY_WEBHOOK_SECRET. None of them is believed.":
    "वेबहुक चुकीच्या सिग्नेचरसह येत आहेत. बहुधा Razorpay च्या डॅशबोर्डमधले सीक्रेट RAZORPAY_WEBHOOK_SECRET नाही. यातल्या कशावरही विश्वास ठेवला जात नाही.",
  "After many tries: {event}, {reason}. The payment itself is still followed.":
    "अनेक प्रयत्नांनंतरही: {event}, {reason}. पेमेंटवर तरीही लक्ष ठेवले जात आहे.",
  "People who join get their numbers from the database instead, behind everybody who has one. Nothing is lost and nothing is sold twice, but a big crowd would be slower.":
    "नव्याने येणाऱ्यांना नंबर डेटाबेसमधून मिळत आहेत, नंबर असलेल्या सर्वांच्या मागे. काही गेलेले नाही आणि कोणतीही जागा दोनदा विकली जात नाही, पण मोठ्या गर्दीत वेग कमी होईल.",
  "Counted again from the bookings, these differ: {differences}.": "बुकिंगमधून पुन्हा मोजल्यावर हे वेगळे आले: {differences}.",
  "the reason is unknown": "कारण माहीत नाही",
  "A text about “{subject}” could not be delivered: {reason}. The booking's own page shows the same to whoever has its link.":
    "“{subject}” हा SMS पोहोचला नाही: {reason}. ज्यांच्याकडे बुकिंगची लिंक आहे, त्यांना बुकिंगच्या पेजवरही हेच दिसते.",
  "An email about “{subject}” could not be delivered: {reason}. The booking's own page shows the same to whoever has its link.":
    "“{subject}” हा ईमेल पोहोचला नाही: {reason}. ज्यांच्याकडे बुकिंगची लिंक आहे, त्यांना बुकिंगच्या पेजवरही हेच दिसते.",
  "Twilio is not accepting texts: {reason}. All of them are kept, and one is tried at least once a minute. Once that one is accepted, the others follow.":
    "Twilio SMS घेत नाही: {reason}. सर्व SMS जपून ठेवले आहेत, आणि दर मिनिटाला किमान एक पाठवून पाहिला जातो. तो गेला की बाकीचेही जातील.",
  "Amazon SES is not accepting emails: {reason}. All of them are kept, to riders and to the team (invitations, statements, links for a new password unless they run out), and one is tried at least once a minute. Once that one is accepted, the others follow.":
    "Amazon SES ईमेल घेत नाही: {reason}. सर्व ठेवले आहेत, रायडरचे आणि टीमचेही (आमंत्रणे, हिशोब, नवीन पासवर्डच्या लिंक, वेळ असेपर्यंत), आणि दर मिनिटाला किमान एक पाठवून पाहिला जातो. एक गेला की बाकीही जातील.",
  Waitlist: "प्रतीक्षा यादी",
  "Once all is sold, people can wait. A place that comes back is held for the one who has waited longest for its category, who has some hours to pay.":
    "सर्व जागा भरल्यावर लोक वाट पाहू शकतात. परत आलेली जागा त्या प्रकारासाठी सर्वांत आधीपासून वाट पाहणाऱ्यासाठी राखली जाते; पेमेंटसाठी त्यांच्याकडे काही तास असतात.",
  "Nobody has joined yet.": "अजून कोणी सहभागी झाले नाही.",
  "There is nobody on this page.": "या पेजवर कोणी नाही.",
  "More people": "आणखी लोक",
  "Offered until {time}": "{time} पर्यंत ऑफर",
  "{category}, since {time}": "{category}, {time} पासून",
  "Take off the list": "यादीतून काढा",
  "The place that is held for them goes to the next person who waits, or back on sale. Nobody tells them.":
    "त्यांच्यासाठी राखलेली जागा वाट पाहणाऱ्या पुढच्या व्यक्तीला मिळते, किंवा पुन्हा विक्रीला येते. त्यांना कोणी सांगत नाही.",
  "They are offered nothing any more. Nobody tells them.":
    "त्यांना आता कोणतीही जागा दिली जाणार नाही. त्यांना कोणी सांगत नाही.",
  "Yes, take them off": "होय, काढा",
  Offered: "ऑफर दिली",
  Booked: "बुक झाले",
  "Offer not used": "ऑफर वापरली नाही",
  "Booking cancelled": "बुकिंग रद्द झाले",
  "Gave the place back": "जागा सोडली",
  "Left the list": "यादी सोडली",
  "Taken off the list": "यादीतून काढले",
  "The waitlist is on: places that come back are offered.": "प्रतीक्षा यादी सुरू आहे: परत आलेल्या जागा दिल्या जातात.",
  "The waitlist is off: nobody can join, and nothing is offered. Offers that were made stand.":
    "प्रतीक्षा यादी बंद आहे: कोणी सहभागी होऊ शकत नाही, आणि कोणतीही जागा दिली जात नाही. दिलेल्या ऑफर तशाच राहतात.",
  "Turn the waitlist off": "प्रतीक्षा यादी बंद करा",
  "Turn the waitlist on": "प्रतीक्षा यादी सुरू करा",
  "turned off": "बंद",
  "See the waitlist": "प्रतीक्षा यादी पाहा",
  "A place that comes back goes to the waitlist first.": "परत आलेली जागा आधी प्रतीक्षा यादीला मिळते.",
  "Who waits once all is sold": "सर्व जागा भरल्यावर कोण वाट पाहत आहे",
  "All places are taken. One that comes back goes to the waitlist first.":
    "सर्व जागा भरल्या आहेत. परत आलेली जागा आधी प्रतीक्षा यादीला मिळते.",
  "{count} people on the waitlist": { one: "प्रतीक्षा यादीत {count} व्यक्ती", other: "प्रतीक्षा यादीत {count} लोक" },
  "{count} offers open": { one: "{count} ऑफर खुली", other: "{count} ऑफर खुल्या" },
  "the first {count} on the waitlist get an offer.": {
    one: "प्रतीक्षा यादीतल्या पहिल्या व्यक्तीला ऑफर मिळेल.",
    other: "प्रतीक्षा यादीतल्या पहिल्या {count} लोकांना ऑफर मिळेल.",
  },
  "the first {count} on the waitlist get an offer once the sale goes on.": {
    one: "बुकिंग पुन्हा सुरू झाल्यावर प्रतीक्षा यादीतल्या पहिल्या व्यक्तीला ऑफर मिळेल.",
    other: "बुकिंग पुन्हा सुरू झाल्यावर प्रतीक्षा यादीतल्या पहिल्या {count} लोकांना ऑफर मिळेल.",
  },
  "No. {number} in line": "क्रमांक {number}",
  "Waitlist offer": "प्रतीक्षा यादीची ऑफर",
  "until {time}": "{time} पर्यंत",
  "Waitlist offer, until {time}": "प्रतीक्षा यादीची ऑफर, {time} पर्यंत",
  "The sale is paused: nothing is offered to the waitlist until you resume it. Offers that were made stand.":
    "बुकिंग थांबवलेली आहे: तुम्ही ती पुन्हा सुरू करेपर्यंत प्रतीक्षा यादीला कोणतीही जागा दिली जात नाही. दिलेल्या ऑफर तशाच राहतात.",
  "The sale is closed or about to close: nobody on the waitlist is offered a place any more.":
    "बुकिंग बंद आहे किंवा बंद होणार आहे: प्रतीक्षा यादीतल्या कोणालाही आता जागा दिली जाणार नाही.",
  "The event is cancelled, and its waitlist has ended.": "इव्हेंट रद्द झाला आहे, आणि त्याची प्रतीक्षा यादी संपली आहे.",
  "Ended with the event": "इव्हेंटबरोबर संपले",
  "Offer ended": "ऑफर संपली",
  "nothing is offered while the sale is paused": "बुकिंग थांबलेली असेपर्यंत जागा दिली जात नाही",
  "nothing is offered any more": "आता जागा दिली जात नाही",
  "{count} places are held for people on the waitlist.": {
    one: "{count} जागा प्रतीक्षा यादीतल्या व्यक्तीसाठी राखलेली आहे.",
    other: "{count} जागा प्रतीक्षा यादीतल्या लोकांसाठी राखलेल्या आहेत.",
  },
  "of those held, {count} are waitlist offers": {
    one: "राखलेल्यांपैकी {count} प्रतीक्षा यादीची ऑफर",
    other: "राखलेल्यांपैकी {count} प्रतीक्षा यादीच्या ऑफर",
  },
  "Waiting no longer": "आता वाट पाहत नाहीत",
} satisfies SameTextsAs<typeof hindi>;
