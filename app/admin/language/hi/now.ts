/** The list of events, and what is to be done with one now: the sale, its controls, what needs attention. */
export const now = {
  "Tell the person yourself, or ask for another number.": "उस व्यक्ति को खुद बताएँ, या दूसरा नंबर माँगें।",
  "Write a summary in a sentence or two": "एक-दो वाक्यों में सारांश लिखें",
  "Describe the event": "इवेंट का वर्णन लिखें",
  "Set a start in the future": "शुरू होने का समय आगे का रखें",
  "Say where it starts": "बताएँ कि कहाँ से शुरू होगा",
  "Say when people have to report": "बताएँ कि लोगों को कब पहुँचना है",
  "Set the end of the sale in the future": "बुकिंग बंद होने का समय आगे का रखें",
  "Make the sale open and close before the event starts": "बुकिंग इवेंट शुरू होने से पहले खुले और बंद हो",
  "Say how many places there are": "बताएँ कि कितनी जगहें हैं",
  "Add a category with its price": "कीमत के साथ एक कैटेगरी जोड़ें",
  "Give every category some places": "हर कैटेगरी को कुछ जगहें दें",
  "Give the categories together at least as many places as the event":
    "सब कैटेगरी को मिलाकर कम से कम उतनी जगहें दें जितनी इवेंट की हैं",
  "Write the waiver": "सहमति-पत्र लिखें",
  "Say who organizes it": "बताएँ कि आयोजक कौन है",
  "Give an email, a phone and an address for questions": "सवालों के लिए ईमेल, फ़ोन और पता दें",
  "People with a place were told {count} times in the last 5 minutes that we are busy. Let fewer people book at the same time.":
    {
      one: "जिनके पास जगह है, उन्हें पिछले 5 मिनट में एक बार बताया गया कि सिस्टम व्यस्त है। एक साथ कम लोगों को बुक करने दें।",
      other: "जिनके पास जगह है, उन्हें पिछले 5 मिनट में {count} बार बताया गया कि सिस्टम व्यस्त है। एक साथ कम लोगों को बुक करने दें।",
    },
  "People who joined or took a place were told {count} times in the last 5 minutes to try again. Their pages do so by themselves, and nobody loses their number.":
    {
      one: "जो लोग जुड़े या जगह ली, उन्हें पिछले 5 मिनट में एक बार फिर कोशिश करने को कहा गया। उनके पेज यह अपने आप करते हैं, और किसी का नंबर नहीं जाता।",
      other:
        "जो लोग जुड़े या जगह ली, उन्हें पिछले 5 मिनट में {count} बार फिर कोशिश करने को कहा गया। उनके पेज यह अपने आप करते हैं, और किसी का नंबर नहीं जाता।",
    },
  "Booking or paying is slow, so {few} people instead of {many} may book at the same time. It rises again by itself.":
    "बुकिंग या पेमेंट धीमा है, इसलिए एक साथ {many} की जगह {few} लोग बुक कर सकते हैं। यह अपने आप फिर बढ़ेगा।",
  "The sale is paused: nobody new is called.": "बुकिंग रुकी हुई है: किसी नए को नहीं बुलाया जा रहा।",
  "Pages are slow: {slow} of {all} answers took more than a second in the last minute. Nobody loses a place or a number.":
    "पेज धीमे हैं: पिछले मिनट में {all} में से {slow} जवाबों में एक सेकंड से ज़्यादा लगा। किसी की जगह या नंबर नहीं जाता।",
  "Razorpay's reports of payments are being handled late. Riders are confirmed all the same, some a little later.":
    "Razorpay की पेमेंट की ख़बरें देर से पढ़ी जा रही हैं। राइडर की बुकिंग फिर भी पक्की होती है, कुछ की थोड़ी देर से।",
  "Some confirmations could not be delivered. The riders are confirmed all the same.":
    "कुछ पक्की बुकिंग के संदेश नहीं पहुँचे। राइडर की बुकिंग फिर भी पक्की है।",
  "Confirmations are late. They will go out when the provider answers again.":
    "पक्की बुकिंग के संदेश देर से जा रहे हैं। भेजने वाली कंपनी के फिर जवाब देते ही वे चले जाएँगे।",
  "booking opens {when}": "बुकिंग {when} को खुलेगी",
  "{sold} of {all} sold": "{all} में से {sold} बिकीं",
  Events: "इवेंट",
  "Needs attention: {count}": "ध्यान दें: {count}",
  "Needs attention": "ध्यान दें",
  "There are no events yet. Create one: it stays a draft that only organizers can see until you publish it.":
    "अभी कोई इवेंट नहीं है। एक बनाएँ: पब्लिश करने तक वह ड्राफ़्ट रहता है, जो सिर्फ़ आयोजकों को दिखता है।",
  "Drafts: {count}": "ड्राफ़्ट: {count}",
  "Past and cancelled: {count}": "बीते और रद्द: {count}",
  "Press and hold the link to copy it.": "कॉपी करने के लिए लिंक को दबाकर रखें।",
  "Link to share": "शेयर करने का लिंक",
  "Copy the link": "लिंक कॉपी करें",
  Publish: "पब्लिश करें",
  "Publish this event? After that its link can't change, and after the first booking its prices can't either. Until somebody joins or books you can take it back.":
    "यह इवेंट पब्लिश करें? उसके बाद इसका लिंक नहीं बदल सकता, और पहली बुकिंग के बाद कीमतें भी नहीं। जब तक कोई जुड़ता या बुक नहीं करता, आप इसे वापस ले सकते हैं।",
  "Yes, publish it": "हाँ, पब्लिश करें",
  "Take it back to a draft": "फिर से ड्राफ़्ट बनाएँ",
  "Take this event back to a draft? Only organizers can see it until you publish it again.":
    "इस इवेंट को फिर से ड्राफ़्ट बनाएँ? दोबारा पब्लिश करने तक यह सिर्फ़ आयोजकों को दिखेगा।",
  "Leave it public": "पब्लिश ही रहने दें",
  "The numbers are from {time}.": "ये संख्याएँ {time} की हैं।",
  "They are from {time}. We're still trying to get new ones. The sale does not depend on this page.":
    "ये {time} की हैं। नई लाने की कोशिश चल रही है। बुकिंग इस पेज पर निर्भर नहीं है।",
  "Nothing was wrong at {time}": "{time} तक सब ठीक था",
  "All is well": "सब ठीक है",
  "{count} refunds failed.": { one: "{count} रिफ़ंड नहीं हो पाया।", other: "{count} रिफ़ंड नहीं हो पाए।" },
  "{count} things need your attention.": { one: "{count} बात पर ध्यान दें।", other: "{count} बातों पर ध्यान दें।" },
  "{count} messages on the way": { one: "{count} संदेश रास्ते में", other: "{count} संदेश रास्ते में" },
  "{count} messages could not be delivered": { one: "{count} संदेश नहीं पहुँचा", other: "{count} संदेश नहीं पहुँचे" },
  "{count} refunds under way": { one: "{count} रिफ़ंड जारी", other: "{count} रिफ़ंड जारी" },
  "Nobody was confirmed in the last 15 minutes.": "पिछले 15 मिनट में किसी की बुकिंग पक्की नहीं हुई।",
  "{total} confirmed in the last 15 minutes, at most {highest} in one minute.":
    "पिछले 15 मिनट में {total} पक्की हुईं, एक मिनट में ज़्यादा से ज़्यादा {highest}।",
  "Booking opens {when}": "बुकिंग {when} को खुलेगी",
  Left: "बाकी",
  "of {count}": "{count} में से",
  "Booking now": "अभी बुक कर रहे हैं",
  Waiting: "इंतज़ार में",
  "in the queue": "कतार में",
  "{held} held, {paying} of them paying, {called} called": "{held} रोकी हुई, उनमें {paying} पेमेंट कर रहे हैं, {called} बुलाए गए",
  "{held} held, {called} called": "{held} रोकी हुई, {called} बुलाए गए",
  "{percent}% of all places": "सब जगहों का {percent}%",
  "Confirmed each minute": "हर मिनट पक्की हुईं",
  "{confirmed} of {capacity} confirmed, {held} held": "{capacity} में से {confirmed} पक्की, {held} रोकी हुई",
  "{confirmed} of {capacity} confirmed": "{capacity} में से {confirmed} पक्की",
  "Paid by confirmed riders": "पक्की बुकिंग वाले राइडर का पेमेंट",
  "You receive, before Razorpay's fees": "आपको मिलेंगे, Razorpay की फ़ीस से पहले",
  "See the statement": "हिसाब देखें",
  "After the event": "इवेंट के बाद",
  "What came in, what went back, and what you receive. A PDF for your accounts.":
    "क्या आया, क्या वापस गया, और आपको क्या मिलेगा। आपके खातों के लिए PDF।",
  Statement: "हिसाब",
  "Say thank you, and where the photos are.": "धन्यवाद कहें, और बताएँ कि फ़ोटो कहाँ हैं।",
  "Names, phone numbers, emails and answers of the riders were erased on {date}. References and amounts stay for your accounts.":
    "राइडर के नाम, फ़ोन नंबर, ईमेल और जवाब {date} को मिटा दिए गए। रेफ़रेंस और रकमें आपके खातों के लिए रहती हैं।",
  "On {date} the names, phone numbers, emails and answers of the riders are erased by themselves. References and amounts stay for your accounts. Download what you still need before.":
    "{date} को राइडर के नाम, फ़ोन नंबर, ईमेल और जवाब अपने आप मिट जाएँगे। रेफ़रेंस और रकमें आपके खातों के लिए रहती हैं। जो चाहिए, उससे पहले डाउनलोड कर लें।",
  "This week": "इस हफ़्ते",
  "Last news for everyone: the reporting time, what to bring, the weather.":
    "सबके लिए आख़िरी ख़बर: रिपोर्टिंग का समय, क्या लाना है, मौसम।",
  "A number for each rider to wear. Once given, it stays.": "हर राइडर के पहनने का नंबर। एक बार दिया तो वही रहता है।",
  "The start list to print, and lists for the kit counter and the timing company.":
    "छापने के लिए स्टार्ट लिस्ट, और किट काउंटर व टाइमिंग कंपनी की लिस्ट।",
  Lists: "लिस्ट",
  "Who still pays": "कौन अभी पेमेंट कर रहा है",
  "Nobody is paying now.": "अभी कोई पेमेंट नहीं कर रहा।",
  "{reference} · has until {time}": "{reference} · {time} तक का समय है",
  "And {count} more.": "और {count}।",
  "The place of whoever does not pay by then comes back by itself.":
    "जो तब तक पेमेंट नहीं करता, उसकी जगह अपने आप लौट आती है।",
  "Nobody waits for a place.": "कोई जगह का इंतज़ार नहीं कर रहा।",
  "The sale is closed, so nobody waits for a place.": "बुकिंग बंद है, इसलिए कोई जगह का इंतज़ार नहीं कर रहा।",
  "{count} people still wait in the queue. When a place comes back, the first of them is called.": {
    one: "{count} व्यक्ति अब भी कतार में है। कोई जगह लौटते ही पहले को बुलाया जाएगा।",
    other: "{count} लोग अब भी कतार में हैं। कोई जगह लौटते ही पहले को बुलाया जाएगा।",
  },
  "{count} people were in the queue when the sale closed. Nobody of them is called unless you open it again.": {
    one: "बुकिंग बंद होते समय {count} व्यक्ति कतार में था। दोबारा खोले बिना किसी को नहीं बुलाया जाएगा।",
    other: "बुकिंग बंद होते समय {count} लोग कतार में थे। दोबारा खोले बिना किसी को नहीं बुलाया जाएगा।",
  },
  More: "और",
  "The event as riders see it.": "इवेंट, जैसा राइडर को दिखता है।",
  "On the day: scan tickets at the kit counter, also without a connection.":
    "इवेंट के दिन: किट काउंटर पर टिकट स्कैन करें, बिना कनेक्शन के भी।",
  "News for everyone with a confirmed place, by email or SMS.": "जिनकी जगह पक्की है उन सबको ख़बर, ईमेल या SMS से।",
  "Until somebody joins or books, the event can be a draft again.":
    "जब तक कोई जुड़ता या बुक नहीं करता, इवेंट फिर से ड्राफ़्ट बन सकता है।",
  "The event is cancelled. Refunds and messages go on by themselves.": "इवेंट रद्द है। रिफ़ंड और संदेश अपने आप चलते रहते हैं।",
  "Nobody rides: every booking ends, and everyone is refunded and told.":
    "राइड नहीं होगी: हर बुकिंग ख़त्म, सबको रिफ़ंड और ख़बर मिलेगी।",
  "How far the cancellation has come": "रद्द करने का काम कहाँ तक पहुँचा",
  "Cancel the whole event": "पूरा इवेंट रद्द करें",
  "A message to send, a QR code and a poster": "भेजने का संदेश, QR कोड और पोस्टर",
  "The sale is closed: nobody else is called. Whoever holds a place can still pay for it.":
    "बुकिंग बंद है: और किसी को नहीं बुलाया जाता। जिसके पास जगह है, वह अब भी पेमेंट कर सकता है।",
  "For the end of the sale. To stop it for a moment, pause it.": "बुकिंग ख़त्म करने के लिए। थोड़ी देर के लिए हो, तो रोकें।",
  "Open the sale again": "बुकिंग फिर खोलें",
  "Close the sale": "बुकिंग बंद करें",
  "Open the sale again?": "बुकिंग फिर खोलें?",
  "Close the sale now?": "बुकिंग अभी बंद करें?",
  "Yes, open it again": "हाँ, फिर खोलें",
  "Yes, close the sale": "हाँ, बुकिंग बंद करें",
  "Leave it closed": "बंद ही रहने दें",
  "Keep it open": "खुली रहने दें",
  "People can join and are called again. Whoever waited keeps the number, if the sale was closed for less than an hour.":
    "लोग फिर जुड़ सकते हैं और बुलाए जाएँगे। बुकिंग एक घंटे से कम बंद रही हो, तो इंतज़ार करने वालों का नंबर बना रहता है।",
  "{count} people in the queue are told that booking has closed.": {
    one: "कतार के {count} व्यक्ति को बताया जाएगा कि बुकिंग बंद हो गई।",
    other: "कतार के {count} लोगों को बताया जाएगा कि बुकिंग बंद हो गई।",
  },
  "Nobody else is called.": "और किसी को नहीं बुलाया जाएगा।",
  "{count} people called in the last minute can still take a place.": {
    one: "पिछले मिनट में बुलाया गया {count} व्यक्ति अब भी जगह ले सकता है।",
    other: "पिछले मिनट में बुलाए गए {count} लोग अब भी जगह ले सकते हैं।",
  },
  "{count} people who hold a place can still pay for it.": {
    one: "जिसके पास जगह है वह {count} व्यक्ति अब भी पेमेंट कर सकता है।",
    other: "जिनके पास जगह है वे {count} लोग अब भी पेमेंट कर सकते हैं।",
  },
  "Done. Everyone sees it within half a minute.": "हो गया। आधे मिनट में सबको दिखेगा।",
  "It is shown on the event's page and in the queue until you remove it. Where a language is empty, people see the English text.":
    "हटाने तक यह इवेंट के पेज पर और कतार में दिखता है। जो भाषा ख़ाली है, उसमें लोगों को अंग्रेज़ी संदेश दिखता है।",
  "{length} of {max} characters": "{max} में से {length} अक्षर",
  "Post the message": "संदेश लगाएँ",
  "Done. The message is gone within half a minute.": "हो गया। आधे मिनट में संदेश हट जाएगा।",
  "Remove the message": "संदेश हटाएँ",
  "They see no message.": "उन्हें कोई संदेश नहीं दिखता।",
  "Readers of {language} see:": "{language} पढ़ने वालों को दिखता है:",
  "Enter a whole number.": "पूरी संख्या लिखें।",
  "Done. It applies from now on.": "हो गया। अब से यही लागू है।",
  Speed: "रफ़्तार",
  Slower: "धीमे",
  Normal: "सामान्य",
  Faster: "तेज़",
  "Advanced: your own numbers": "अपनी संख्याएँ रखें",
  "Most people to call per second": "हर सेकंड ज़्यादा से ज़्यादा कितनों को बुलाएँ",
  "From {min} to {max}": "{min} से {max} तक",
  "That is up to {count} a minute.": "यानी हर मिनट {count} तक।",
  "Most people booking at the same time": "एक साथ ज़्यादा से ज़्यादा कितने लोग बुक करें",
  "Now: {count}. When it is full, the next is called as soon as somebody is done.":
    "अभी: {count}। भरा हो, तो किसी का काम होते ही अगले को बुलाया जाता है।",
  "Use these numbers": "ये संख्याएँ लागू करें",
  "For now, at most {count} people are let in at the same time": "फ़िलहाल एक साथ ज़्यादा से ज़्यादा {count} लोग अंदर आते हैं",
  "Booking or paying is slow at the moment, so Startline has lowered it. It rises again by itself.":
    "अभी बुकिंग या पेमेंट धीमा है, इसलिए Startline ने इसे घटाया है। यह अपने आप फिर बढ़ेगा।",
  "Called a minute": "हर मिनट बुलाए गए",
  "Now serving": "अभी का नंबर",
  "the last number that was called": "आख़िरी बुलाया गया नंबर",
  Came: "आए",
  "of the people called lately": "हाल में बुलाए गए लोगों में से",
  "Nobody is called at the moment. These numbers apply as soon as the sale runs.":
    "अभी किसी को नहीं बुलाया जा रहा। बुकिंग चालू होते ही ये संख्याएँ लागू होंगी।",
  "The sale is paused. These numbers apply as soon as it continues.": "बुकिंग रुकी हुई है। फिर चालू होते ही ये संख्याएँ लागू होंगी।",
  "Nobody has to wait: whoever comes is called at once.": "किसी को इंतज़ार नहीं करना पड़ता: जो आता है, तुरंत बुलाया जाता है।",
  "Nobody can be called, because no place is free. These numbers change nothing now.":
    "किसी को नहीं बुलाया जा सकता, क्योंकि कोई जगह ख़ाली नहीं। इन संख्याओं से अभी कुछ नहीं बदलेगा।",
  "As many people are booking as may book at the same time. Only a higher second number would speed this up.":
    "एक साथ जितने लोग बुक कर सकते हैं, उतने कर रहे हैं। दूसरी संख्या बढ़ाने से ही तेज़ी आएगी।",
  "People are being called as fast as the first number allows.":
    "पहली संख्या जितनी तेज़ी देती है, लोग उतनी तेज़ी से बुलाए जा रहे हैं।",
  "in the last minute; paused now": "पिछले मिनट में; अभी रुकी हुई",
  "in the last minute": "पिछले मिनट में",
  "at this pace every place is offered in {count} minutes": {
    one: "इस रफ़्तार से हर जगह एक मिनट में दे दी जाएगी",
    other: "इस रफ़्तार से हर जगह {count} मिनट में दे दी जाएगी",
  },
  "at this pace every place is offered in about {hours} hours": "इस रफ़्तार से हर जगह क़रीब {hours} घंटे में दे दी जाएगी",
  "The sale is paused": "बुकिंग रुकी हुई है",
  "Nobody new is called. Whoever holds a place keeps it and can pay. Numbers in the queue stay as they are.":
    "किसी नए को नहीं बुलाया जाता। जिसके पास जगह है, उसकी बनी रहती है और वह पेमेंट कर सकता है। कतार के नंबर वैसे ही रहते हैं।",
  "Resume the sale": "बुकिंग फिर चालू करें",
  "Pause the sale": "बुकिंग रोकें",
  "Visitors see, in their language:": "लोगों को अपनी भाषा में दिखता है:",
  "It works at once, and you can undo it at once. Held places stay held. Visitors would see, in their language:":
    "यह तुरंत होता है, और आप तुरंत वापस ले सकते हैं। रोकी हुई जगहें रुकी रहती हैं। लोगों को अपनी भाषा में यह दिखेगा:",
  "The sale has not opened yet": "बुकिंग अभी खुली नहीं है",
  "People are joining for the draw": "लोग ड्रॉ के लिए जुड़ रहे हैं",
  "The sale is running": "बुकिंग चालू है",
  "Every place is taken or held": "हर जगह बिक चुकी या रोकी हुई है",
  "Sold out": "सब बिक गईं",
  "The sale is over": "बुकिंग ख़त्म हो गई",
  "The event is cancelled": "इवेंट रद्द है",
  "If you pause it now, it opens paused: people can join, and nobody is called.":
    "अभी रोकेंगे, तो बुकिंग रुकी हुई खुलेगी: लोग जुड़ सकेंगे, पर किसी को नहीं बुलाया जाएगा।",
  "If you pause it now, it opens paused: numbers are drawn, and nobody is called.":
    "अभी रोकेंगे, तो बुकिंग रुकी हुई खुलेगी: नंबर निकलेंगे, पर किसी को नहीं बुलाया जाएगा।",
  "People are called in the order of their numbers, as fast as places and your settings allow.":
    "लोगों को उनके नंबर के क्रम से बुलाया जाता है, जितनी तेज़ी जगहें और आपकी सेटिंग देती हैं।",
  "Some people have not paid yet. When a place comes back, the next number is called.":
    "कुछ लोगों ने अभी पेमेंट नहीं किया। कोई जगह लौटते ही अगले नंबर को बुलाया जाता है।",
  "The time for booking has passed.": "बुकिंग का समय निकल गया।",
  "Nobody is called now.": "अभी किसी को नहीं बुलाया जाता।",
  "The places are changed.": "जगहें बदल दी गईं।",
  "{count} places in all.": { one: "कुल {count} जगह।", other: "कुल {count} जगहें।" },
  "Change places": "जगहें बदलें",
  "a category": "एक कैटेगरी",
  "Of these, {category} at most": "इनमें {category} की ज़्यादा से ज़्यादा",
  "Enter whole numbers.": "पूरी संख्याएँ लिखें।",
  "Change the categories": "कैटेगरी बदलें",
  "Change to {count}": "{count} करें",
  "Not possible: leave the categories {count} places together. Whoever was called must find one.":
    "नहीं हो सकता: सब कैटेगरी में मिलाकर {count} जगहें रहने दें। जिन्हें बुलाया गया है, उन्हें जगह मिलनी चाहिए।",
  "Not possible: it can go down to {count} at most, or somebody would lose a place.":
    "नहीं हो सकता: इसे {count} से कम नहीं कर सकते, वरना किसी की जगह जाएगी।",
  "Not possible: {category} can go down to {count} at most, or somebody would lose a place.":
    "नहीं हो सकता: {category} को {count} से कम नहीं कर सकते, वरना किसी की जगह जाएगी।",
  "{count} places are free. Nobody loses a place.": {
    one: "{count} जगह ख़ाली है। किसी की जगह नहीं जाती।",
    other: "{count} जगहें ख़ाली हैं। किसी की जगह नहीं जाती।",
  },
  "nobody can book them yet. Give a category more places too.":
    "अभी इन्हें कोई बुक नहीं कर सकता। किसी कैटेगरी की जगहें भी बढ़ाएँ।",
  "{count} places are then free.": { one: "तब {count} जगह ख़ाली होगी।", other: "तब {count} जगहें ख़ाली होंगी।" },
  "{count} stay free.": "{count} ख़ाली रहती हैं।",
  "the first {called} of {waiting} waiting are called.": "इंतज़ार करने वाले {waiting} में से पहले {called} बुलाए जाएँगे।",
  "the first {called} of {waiting} waiting are called once the sale goes on.":
    "बुकिंग फिर चालू होते ही इंतज़ार करने वाले {waiting} में से पहले {called} बुलाए जाएँगे।",
  "all {count} who wait are called.": {
    one: "इंतज़ार करने वाला बुलाया जाएगा।",
    other: "इंतज़ार करने वाले सब {count} बुलाए जाएँगे।",
  },
  "all {count} who wait are called once the sale goes on.": {
    one: "बुकिंग फिर चालू होते ही इंतज़ार करने वाला बुलाया जाएगा।",
    other: "बुकिंग फिर चालू होते ही इंतज़ार करने वाले सब {count} बुलाए जाएँगे।",
  },
  Controls: "कंट्रोल",
  Resume: "फिर चालू करें",
  Pause: "रोकें",
  "Message to everyone": "सबको संदेश",
  "Refund the payment": "पेमेंट रिफ़ंड करें",
  "For the record. The person is told that the money is on its way, and when it arrives.":
    "रिकॉर्ड के लिए। व्यक्ति को बताया जाता है कि पैसे भेज दिए गए हैं, और कब पहुँचेंगे।",
  "Refund it now": "अभी रिफ़ंड करें",
  "Mark as solved": "हल हो गया",
  "What was done": "क्या किया गया",
  "For the record, and for whoever looks at it after you.": "रिकॉर्ड के लिए, और आपके बाद देखने वाले के लिए।",
  "Ask Razorpay again": "Razorpay से फिर कहें",
  "Why it should work now": "अब क्यों हो जाना चाहिए",
  "For the record. If it fails again, it is back on this list.": "रिकॉर्ड के लिए। फिर नहीं हुआ, तो इसी लिस्ट में लौट आएगा।",
  "Ask again": "फिर कहें",
  "Reference of the transfer, such as a UTR": "ट्रांसफ़र का रेफ़रेंस, जैसे UTR",
  "Pay first, then record it here. The person is told this reference.":
    "पहले पैसे दें, फिर यहाँ लिखें। व्यक्ति को यही रेफ़रेंस बताया जाता है।",
  "Record the transfer": "ट्रांसफ़र दर्ज करें",
  "The rider will see it.": "राइडर को यह दिखेगा।",
  "Send it again": "फिर भेजें",
  "Why it should arrive now": "अब क्यों पहुँचना चाहिए",
  "For the record. It goes to the address or number that the person gave.":
    "रिकॉर्ड के लिए। यह उसी पते या नंबर पर जाता है जो व्यक्ति ने दिया।",
  "Send all like it again": "ऐसे सब फिर भेजें",
  "Why they should arrive now": "अब वे क्यों पहुँचने चाहिए",
  "{count} people don't want our SMS and get none.": {
    one: "{count} व्यक्ति हमारे SMS नहीं चाहता और उसे नहीं जाएगा।",
    other: "{count} लोग हमारे SMS नहीं चाहते और उन्हें नहीं जाएगा।",
  },
  "For the record. All emails, or all texts, of this event that did not arrive go out again.":
    "रिकॉर्ड के लिए। इस इवेंट के जो ईमेल, या जो SMS, नहीं पहुँचे, वे सब फिर जाएँगे।",
  "Send all again": "सब फिर भेजें",
  "Ended by itself": "अपने आप ख़त्म हुआ",
  "Marked as solved": "हल हुआ बताया गया",
  "The payment was refunded": "पेमेंट रिफ़ंड किया गया",
  "The refund was requested again": "रिफ़ंड फिर माँगा गया",
  "The booking was cancelled": "बुकिंग रद्द की गई",
  "What to do:": "क्या करें:",
  "Since {when}, noticed {times} times": "{when} से, {times} बार दिखा",
  "Since {when}": "{when} से",
  "See the booking": "बुकिंग देखें",
  "Show {count} more": "{count} और दिखाएँ",
  "Solved in the last 14 days: {count}": "पिछले 14 दिनों में हल: {count}",
  "Nothing needs your attention": "किसी बात पर ध्यान देने की ज़रूरत नहीं",
  "The place is free at once. There is nothing more to refund, because the money has already been refunded.":
    "जगह तुरंत ख़ाली हो जाती है। और रिफ़ंड करने को कुछ नहीं, क्योंकि पैसे पहले ही लौट चुके हैं।",
  "The place is free at once, and {amount} goes back.": "जगह तुरंत ख़ाली हो जाती है, और {amount} लौटते हैं।",
  "Send the statement": "हिसाब भेजें",
  "Rehearsal, running · {confirmed} of {places} places": "रिहर्सल चालू · {places} में से {confirmed} जगहें",
  "There is nothing to rehearse any more: the sale is over.": "अब रिहर्सल करने को कुछ नहीं: बुकिंग ख़त्म हो चुकी है।",
  "The real sale is open or opens within half an hour. A rehearsal would be in its way, so none starts now.":
    "असली बुकिंग चालू है या आधे घंटे में खुलेगी। रिहर्सल उसके आड़े आएगी, इसलिए अभी शुरू नहीं हो सकती।",
  "Your team has started 20 rehearsals in a day, which is the most. Try again tomorrow.":
    "आपकी टीम एक दिन में 20 रिहर्सल शुरू कर चुकी है, इससे ज़्यादा नहीं हो सकतीं। कल फिर कोशिश करें।",
  "Finish the event first: a rehearsal shows what riders will see. Now says what is missing.":
    "पहले इवेंट पूरा करें: रिहर्सल वही दिखाती है जो राइडर को दिखेगा। क्या बाकी है, यह “अभी” में लिखा है।",
  "Reload the page, then try again.": "पेज रीलोड करें, फिर कोशिश करें।",
  "A rehearsal can't be rehearsed.": "रिहर्सल की रिहर्सल नहीं हो सकती।",
  "The real sale is open or opens within half an hour, so no rehearsal starts now.":
    "असली बुकिंग चालू है या आधे घंटे में खुलेगी, इसलिए अभी रिहर्सल शुरू नहीं हो सकती।",
  "A rehearsal is running already. Reload the page to see it.": "एक रिहर्सल पहले से चल रही है। उसे देखने के लिए पेज रीलोड करें।",
  "Your team has started as many rehearsals as it may in a day. Try again tomorrow.":
    "एक दिन में जितनी रिहर्सल हो सकती हैं, आपकी टीम उतनी शुरू कर चुकी है। कल फिर कोशिश करें।",
  "Finish the event first: a rehearsal shows what riders will see.":
    "पहले इवेंट पूरा करें: रिहर्सल वही दिखाती है जो राइडर को दिखेगा।",
  "A copy of this event that only your team knows. They book, pay with play money, get tickets by email and SMS, and are checked in. No real money moves, and this event stays as it is.":
    "इस इवेंट की कॉपी, जिसे सिर्फ़ आपकी टीम जानती है। वे बुक करते हैं, नकली पैसों से पेमेंट करते हैं, ईमेल और SMS से टिकट पाते हैं, और उनका चेक-इन होता है। असली पैसे नहीं कटते, और यह इवेंट जैसा है वैसा ही रहता है।",
  "Start a rehearsal": "रिहर्सल शुरू करें",
  "It ends after a day, or a quarter of an hour before the real sale opens. {days} days later everything that was typed into it is erased. Emails and SMS really go out.":
    "यह एक दिन बाद, या असली बुकिंग खुलने से 15 मिनट पहले ख़त्म होती है। उसके {days} दिन बाद इसमें लिखा सब कुछ मिटा दिया जाता है। ईमेल और SMS सच में जाते हैं।",
  "Opens {when}.": "{when} खुलेगी।",
  "Ends by itself {when}.": "{when} अपने आप ख़त्म होगी।",
  "Rehearsal: {title}": "रिहर्सल: {title}",
  "Try this": "यह करके देखें",
  "Rehearsed before": "पहले की रिहर्सल",
  "{confirmed} of {places} places · {paid} paid · {refunded} refunded · {checkedIn} checked in":
    "{places} में से {confirmed} जगहें · {paid} पेमेंट · {refunded} रिफ़ंड · {checkedIn} चेक-इन",
  Rehearse: "रिहर्सल करें",
  "Your team books, pays with play money and checks in on their own phones, before riders do. No real money moves, and the event stays as it is.":
    "राइडर से पहले आपकी टीम अपने फ़ोन पर बुकिंग, नकली पैसों से पेमेंट और चेक-इन करके देखती है। असली पैसे नहीं कटते, और इवेंट जैसा है वैसा ही रहता है।",
  "Open the rehearsal": "रिहर्सल पर जाएँ",
  "Rehearsal: play money, no real places.": "रिहर्सल: नकली पैसे, असली जगहें नहीं।",
  "What to try, and how to end it": "क्या करके देखें, और ख़त्म कैसे करें",
  "In 5 minutes": "5 मिनट में",
  "Time to send the link round, and to see the draw before the opening.":
    "ताकि आप सबको लिंक भेज सकें, और खुलने से पहले ड्रॉ देख सकें।",
  "At once": "तुरंत",
  "Without a draw.": "बिना ड्रॉ के।",
  "Few, so that you see what riders see when all are gone.":
    "कम रखें, ताकि आप देख सकें कि सब जगहें जाने पर राइडर को क्या दिखता है।",
  Opens: "कब खुलेगी",
  "Start the rehearsal": "रिहर्सल शुरू करें",
  "End the rehearsal": "रिहर्सल ख़त्म करें",
  "End the rehearsal? It doesn't open again, but you can start another. Its tickets can still be checked in.":
    "रिहर्सल ख़त्म करें? यह फिर नहीं खुलेगी, पर आप दूसरी शुरू कर सकते हैं। इसके टिकटों का चेक-इन तब भी हो सकेगा।",
  "Yes, end it": "हाँ, ख़त्म करें",
  "Go on rehearsing": "रिहर्सल जारी रखें",
  "Join on two phones": "दो फ़ोन से जुड़ें",
  "Open the link on both before it opens, and see who gets which number.":
    "खुलने से पहले दोनों पर लिंक खोलें, और देखें कि किसे कौन सा नंबर मिलता है।",
  "Let a payment fail": "एक पेमेंट असफल होने दें",
  "The place stays, and the rider can pay again.": "जगह बनी रहती है, और राइडर फिर पेमेंट कर सकता है।",
  "Pay with play money": "नकली पैसों से पेमेंट करें",
  "The ticket appears, and comes by email and SMS.": "टिकट दिखता है, और ईमेल और SMS से भी आता है।",
  "Scan a ticket": "एक टिकट स्कैन करें",
  "Open Check-in of the rehearsal on a third phone.": "तीसरे फ़ोन पर रिहर्सल का चेक-इन खोलें।",
  "Refund a booking": "एक बुकिंग रिफ़ंड करें",
  "Under Riders, open a rider and press Refund. They are told by email.":
    "“राइडर” में किसी राइडर को खोलें और “रिफ़ंड” दबाएँ। उन्हें ईमेल से बताया जाता है।",
  done: "हो गया",
  "not yet": "अभी नहीं",
  "A payment has the wrong amount": "एक पेमेंट की रकम गलत है",
  "Ask the person what happened. Then refund the payment, or mark this as solved.":
    "राइडर से पूछें कि क्या हुआ। फिर पेमेंट रिफ़ंड करें, या “हल हो गया” दबाएँ।",
  "Razorpay contradicts itself about a payment": "एक पेमेंट पर Razorpay दो अलग बातें कह रहा है",
  "Look the payment up at Razorpay, and ask its support what is true.":
    "Razorpay पर यह पेमेंट देखें, और उनके सपोर्ट से पूछें कि सही क्या है।",
  "Money came for an order without a booking": "ऐसे ऑर्डर के पैसे आए जिसकी कोई बुकिंग नहीं है",
  "Look the order up at Razorpay. If nobody knows it, refund it there.":
    "Razorpay पर यह ऑर्डर देखें। कोई इसे न पहचाने, तो वहीं रिफ़ंड करें।",
  "A refund is waiting": "एक रिफ़ंड रुका हुआ है",
  "If the balance is too low, add funds at Razorpay. This ends by itself.":
    "बैलेंस कम हो, तो Razorpay में पैसे डालें। यह अपने आप ठीक हो जाएगा।",
  "A refund failed": "एक रिफ़ंड नहीं हो पाया",
  "Ask Razorpay again, or pay the person by a bank transfer and write down its reference.":
    "Razorpay से फिर पूछें, या राइडर को बैंक ट्रांसफ़र से पैसे भेजें और उसका नंबर यहाँ लिखें।",
  "A confirmed booking was refunded at Razorpay": "एक पक्की बुकिंग का रिफ़ंड Razorpay पर किया गया",
  "Cancel the booking to free the place, or leave it confirmed and mark this as solved.":
    "जगह खाली करने के लिए बुकिंग रद्द करें, या उसे पक्की रहने दें और “हल हो गया” दबाएँ।",
  "A customer's bank disputes a payment": "एक ग्राहक के बैंक ने पेमेंट पर सवाल उठाया है",
  "Answer in Razorpay's dashboard, with the booking's waiver and messages as evidence.":
    "Razorpay के डैशबोर्ड में जवाब दें, और सबूत में बुकिंग का सहमति-पत्र और संदेश दें।",
  "A dispute is lost": "बैंक का फ़ैसला हमारे ख़िलाफ़ गया",
  "Razorpay's webhooks are not arriving": "Razorpay के वेबहुक नहीं आ रहे हैं",
  "Check in Razorpay's dashboard that the webhook is switched on and its address is right.":
    "Razorpay के डैशबोर्ड में देखें कि वेबहुक चालू है और उसका पता सही है।",
  "Webhooks arrive without the right signature": "वेबहुक सही सिग्नेचर के बिना आ रहे हैं",
  "Enter RAZORPAY_WEBHOOK_SECRET as the webhook's secret in Razorpay's dashboard. If it is there already, a stranger sends these, which is harmless.":
    "Razorpay के डैशबोर्ड में वेबहुक के सीक्रेट में RAZORPAY_WEBHOOK_SECRET डालें। वह पहले से है, तो ये किसी अनजान के भेजे हुए हैं, जिससे कोई नुकसान नहीं।",
  "A webhook could not be applied": "एक वेबहुक काम में नहीं लिया जा सका",
  "Show this to whoever runs the installation.": "यह उन्हें दिखाएँ जो Startline का सर्वर चलाते हैं।",
  "Redis does not serve the queue": "Redis कतार नहीं चला रहा",
  "Check that Redis is running and answers in time, and read the log. This ends by itself once Redis answers again.":
    "देखें कि Redis चल रहा है और समय पर जवाब देता है, और लॉग पढ़ें। Redis के फिर जवाब देते ही यह अपने आप ठीक हो जाएगा।",
  "The places do not add up": "जगहों का हिसाब नहीं मिल रहा",
  "Close the sale and show this to whoever runs the installation. It must never happen.":
    "बुकिंग बंद करें और यह उन्हें दिखाएँ जो Startline का सर्वर चलाते हैं। ऐसा कभी नहीं होना चाहिए।",
  "If the address or number is right, send it again. If it is wrong, tell the person yourself.":
    "पता या नंबर सही हो, तो फिर भेजें। गलत हो, तो राइडर को खुद बताएँ।",
  "Messages are not going out": "संदेश नहीं जा रहे हैं",
  "If the reason names the account, the sender or a quota, fix it there; otherwise the provider has an outage. This ends by itself.":
    "कारण में अकाउंट, भेजने वाला या कोटा लिखा हो, तो उसे वहीं ठीक करें; नहीं तो भेजने वाली कंपनी की सेवा बंद है। यह अपने आप ठीक हो जाएगा।",
  "Your place is confirmed": "आपकी जगह पक्की है",
  "You got no place, and your money goes back": "आपको जगह नहीं मिली, और आपके पैसे वापस आ रहे हैं",
  "Your refund has been sent": "आपका रिफ़ंड भेज दिया गया",
  "Your payment was not taken": "आपका पेमेंट नहीं लिया गया",
  "message from the organizer": "आयोजक का संदेश",
  "Razorpay took {amount} where the booking costs {price}. Nothing was confirmed with it and nothing goes back by itself.":
    "Razorpay ने {amount} लिए, जबकि बुकिंग {price} की है। इससे कुछ पक्का नहीं हुआ, और अपने आप कुछ वापस नहीं जाएगा।",
  "The payment {payment} of {amount} paid for a booking, and now Razorpay calls it failed. The booking stays confirmed.":
    "{amount} के पेमेंट {payment} से एक बुकिंग हुई थी, और अब Razorpay कहता है कि वह पेमेंट हुआ ही नहीं। बुकिंग पक्की रहेगी।",
  "Razorpay reports the order {order}. It names a booking that we don't have, or Razorpay does not show it to us. Another installation may use the same account.":
    "Razorpay ऑर्डर {order} बता रहा है। उसमें ऐसी बुकिंग है जो हमारे पास नहीं, या Razorpay हमें वह ऑर्डर नहीं दिखा रहा। हो सकता है कोई और सर्वर यही अकाउंट इस्तेमाल कर रहा हो।",
  "Razorpay has not refunded {amount} yet: {reason}. We ask again at least once an hour.":
    "Razorpay ने {amount} अभी रिफ़ंड नहीं किए: {reason}। हम हर घंटे कम से कम एक बार फिर पूछते हैं।",
  "Razorpay could not refund {amount} of the payment {payment}, however often we asked. The person still waits for the money.":
    "कई बार पूछने पर भी Razorpay पेमेंट {payment} के {amount} रिफ़ंड नहीं कर सका। राइडर अब भी पैसों का इंतज़ार कर रहा है।",
  "Somebody refunded {amount} in Razorpay's dashboard. The booking is still confirmed and its place is still taken.":
    "किसी ने Razorpay के डैशबोर्ड में {amount} रिफ़ंड किए। बुकिंग अब भी पक्की है और उसकी जगह भरी हुई है।",
  "The payment {payment} of {amount} is disputed ({reason}). The booking stays.":
    "{amount} के पेमेंट {payment} पर बैंक ने सवाल उठाया है ({reason})। बुकिंग रहेगी।",
  "The payment {payment} of {amount} is disputed. The booking stays.":
    "{amount} के पेमेंट {payment} पर बैंक ने सवाल उठाया है। बुकिंग रहेगी।",
  "It must be answered by {date}.": "इसका जवाब {date} तक देना है।",
  "The bank took {amount} back for its customer. The booking is no longer paid for.":
    "बैंक ने अपने ग्राहक के लिए {amount} वापस ले लिए। इस बुकिंग के पैसे अब आपके पास नहीं हैं।",
  "A payment was made and no webhook reported it for ten minutes. Bookings are confirmed all the same, because we ask Razorpay, but later.":
    "एक पेमेंट हुआ और दस मिनट तक किसी वेबहुक ने नहीं बताया। बुकिंग फिर भी पक्की होती हैं, क्योंकि हम Razorpay से पूछते हैं, पर देर से।",
  "Webhooks arrive without any signature. Most likely no secret was entered for the webhook in Razorpay's dashboard. None of them is believed.":
    "वेबहुक बिना सिग्नेचर के आ रहे हैं। शायद Razorpay के डैशबोर्ड में वेबहुक का सीक्रेट नहीं डाला गया। इनमें से किसी पर भरोसा नहीं किया जाता।",
  "Webhooks arrive with a wrong signature. Most likely the secret in Razorpay's dashboard is not RAZORPAY_WEBHOOK_SECRET. None of them is believed.":
    "वेबहुक गलत सिग्नेचर के साथ आ रहे हैं। शायद Razorpay के डैशबोर्ड का सीक्रेट RAZORPAY_WEBHOOK_SECRET नहीं है। इनमें से किसी पर भरोसा नहीं किया जाता।",
  "After many tries: {event}, {reason}. The payment itself is still followed.":
    "कई कोशिशों के बाद भी: {event}, {reason}। पेमेंट पर फिर भी नज़र रखी जा रही है।",
  "People who join get their numbers from the database instead, behind everybody who has one. Nothing is lost and nothing is sold twice, but a big crowd would be slower.":
    "नए आने वालों को नंबर डेटाबेस से मिल रहे हैं, उन सबके पीछे जिनके पास नंबर है। न कुछ खोया है, न कोई जगह दो बार बिकेगी, पर बड़ी भीड़ में रफ़्तार धीमी होगी।",
  "Counted again from the bookings, these differ: {differences}.": "बुकिंग से फिर गिनने पर ये अलग निकले: {differences}।",
  "the reason is unknown": "कारण पता नहीं",
  "A text about “{subject}” could not be delivered: {reason}. The booking's own page shows the same to whoever has its link.":
    "“{subject}” वाला SMS नहीं पहुँचा: {reason}। बुकिंग के अपने पेज पर भी यही लिखा है, जिसके पास उसका लिंक है वह देख सकता है।",
  "An email about “{subject}” could not be delivered: {reason}. The booking's own page shows the same to whoever has its link.":
    "“{subject}” वाला ईमेल नहीं पहुँचा: {reason}। बुकिंग के अपने पेज पर भी यही लिखा है, जिसके पास उसका लिंक है वह देख सकता है।",
  "Twilio is not accepting texts: {reason}. All of them are kept, and one is tried at least once a minute. Once that one is accepted, the others follow.":
    "Twilio SMS नहीं ले रहा: {reason}। सब SMS सुरक्षित हैं, और हर मिनट कम से कम एक भेजकर देखा जाता है। वह चला गया, तो बाकी भी चले जाएँगे।",
  "Amazon SES is not accepting emails: {reason}. All of them are kept, to riders and to the team (invitations, statements, links for a new password unless they run out), and one is tried at least once a minute. Once that one is accepted, the others follow.":
    "Amazon SES ईमेल नहीं ले रहा: {reason}। सब रखे हुए हैं, राइडर के भी और टीम के भी (न्योते, हिसाब, नए पासवर्ड के लिंक, जब तक समय है), और हर मिनट कम से कम एक आज़माया जाता है। एक जाते ही बाकी भी चले जाएँगे।",
  Waitlist: "वेटलिस्ट",
  "Once all is sold, people can wait. A place that comes back is held for the one who has waited longest for its category, who has some hours to pay.":
    "सब जगहें बिक जाने पर लोग इंतज़ार कर सकते हैं। वापस आई जगह उसके लिए रोकी जाती है जो उस कैटेगरी के लिए सबसे पहले से इंतज़ार कर रहा है; पेमेंट के लिए उसके पास कुछ घंटे होते हैं।",
  "Nobody has joined yet.": "अभी कोई नहीं जुड़ा है।",
  "There is nobody on this page.": "इस पेज पर कोई नहीं है।",
  "More people": "और लोग",
  "Offered until {time}": "{time} तक ऑफ़र",
  "{category}, since {time}": "{category}, {time} से",
  "Take off the list": "सूची से हटाएँ",
  "The place that is held for them goes to the next person who waits, or back on sale. Nobody tells them.":
    "उनके लिए रोकी गई जगह इंतज़ार कर रहे अगले व्यक्ति को मिलती है, या फिर से बिक्री में आ जाती है। उन्हें कोई नहीं बताता।",
  "They are offered nothing any more. Nobody tells them.": "उन्हें अब कोई जगह नहीं दी जाएगी। उन्हें कोई नहीं बताता।",
  "Yes, take them off": "हाँ, हटाएँ",
  Offered: "ऑफ़र दिया",
  Booked: "बुक हुई",
  "Offer not used": "ऑफ़र इस्तेमाल नहीं हुआ",
  "Booking cancelled": "बुकिंग रद्द हुई",
  "Gave the place back": "जगह लौटा दी",
  "Taken off the list": "सूची से हटाया",
  "The waitlist is on: places that come back are offered.": "वेटलिस्ट चालू है: वापस आई जगहें दी जाती हैं।",
  "The waitlist is off: nobody can join, and nothing is offered. Offers that were made stand.":
    "वेटलिस्ट बंद है: कोई जुड़ नहीं सकता, और कोई जगह नहीं दी जाती। दिए जा चुके ऑफ़र बने रहते हैं।",
  "Turn the waitlist off": "वेटलिस्ट बंद करें",
  "Turn the waitlist on": "वेटलिस्ट चालू करें",
  "turned off": "बंद",
  "See the waitlist": "वेटलिस्ट देखें",
  "A place that comes back goes to the waitlist first.": "वापस आई जगह पहले वेटलिस्ट को मिलती है।",
  "Who waits once all is sold": "सब बिक जाने पर कौन इंतज़ार में",
  "All places are taken. One that comes back goes to the waitlist first.":
    "सभी जगहें भर गई हैं। वापस आई जगह पहले वेटलिस्ट को मिलती है।",
  "{count} people on the waitlist": { one: "वेटलिस्ट में {count} व्यक्ति", other: "वेटलिस्ट में {count} लोग" },
  "{count} offers open": { one: "{count} ऑफ़र खुला", other: "{count} ऑफ़र खुले" },
  "the first {count} on the waitlist get an offer.": {
    one: "वेटलिस्ट के पहले व्यक्ति को ऑफ़र मिलेगा।",
    other: "वेटलिस्ट के पहले {count} लोगों को ऑफ़र मिलेगा।",
  },
  "the first {count} on the waitlist get an offer once the sale goes on.": {
    one: "बुकिंग फिर चालू होने पर वेटलिस्ट के पहले व्यक्ति को ऑफ़र मिलेगा।",
    other: "बुकिंग फिर चालू होने पर वेटलिस्ट के पहले {count} लोगों को ऑफ़र मिलेगा।",
  },
  "Left the list": "सूची छोड़ दी",
  "No. {number} in line": "क्रम {number}",
  "Waitlist offer": "वेटलिस्ट का ऑफ़र",
  "until {time}": "{time} तक",
  "Waitlist offer, until {time}": "वेटलिस्ट का ऑफ़र, {time} तक",
  "The sale is paused: nothing is offered to the waitlist until you resume it. Offers that were made stand.":
    "बुकिंग रुकी हुई है: जब तक आप उसे फिर चालू नहीं करते, वेटलिस्ट को कोई जगह नहीं दी जाती। दिए जा चुके ऑफ़र बने रहते हैं।",
  "The sale is closed or about to close: nobody on the waitlist is offered a place any more.":
    "बुकिंग बंद है या बंद होने वाली है: वेटलिस्ट में अब किसी को जगह नहीं दी जाएगी।",
  "The event is cancelled, and its waitlist has ended.": "इवेंट रद्द है, और उसकी वेटलिस्ट ख़त्म हो गई है।",
  "Ended with the event": "इवेंट के साथ ख़त्म",
  "Offer ended": "ऑफ़र ख़त्म हुआ",
  "nothing is offered while the sale is paused": "बुकिंग रुकी होने तक कोई जगह नहीं दी जाती",
  "nothing is offered any more": "अब कोई जगह नहीं दी जाती",
  "{count} places are held for people on the waitlist.": {
    one: "{count} जगह वेटलिस्ट के किसी व्यक्ति के लिए रोकी हुई है।",
    other: "{count} जगहें वेटलिस्ट के लोगों के लिए रोकी हुई हैं।",
  },
  "of those held, {count} are waitlist offers": {
    one: "रोकी हुई में से {count} वेटलिस्ट का ऑफ़र",
    other: "रोकी हुई में से {count} वेटलिस्ट के ऑफ़र",
  },
  "Waiting no longer": "अब इंतज़ार में नहीं",
};
