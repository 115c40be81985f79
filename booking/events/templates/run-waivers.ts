import type { Language } from "#platform/languages.ts";

/** What a runner agrees to. */
export const RUN_WAIVERS: Record<Language, string> = {
  en: `Please read this before you book. By ticking the box you agree to it for yourself, as an adult of 18 years or more.

1. Running a long distance on open roads is demanding and carries risks: traffic, weather, the condition of the road, other runners, and my own health. I take part by my own choice, knowing these risks.

2. I am fit to run the distance that I chose. I have no medical condition that makes it unsafe, or I have asked a doctor and was told that I may run. I will stop if I feel unwell.

3. I wear my number where it can be seen, take water where it is offered, and do not wear earphones that keep me from hearing the road.

4. I obey traffic rules, the police, and the marshals. I understand that the road stays open to traffic and that I am responsible for how I run.

5. If I need help on the road, the organizer may give first aid and take me to a hospital. The cost of treatment is mine or my insurer's.

6. The organizer and its volunteers take reasonable care. To the extent that the law allows, I do not hold them liable for loss or injury that their negligence did not cause.

7. The organizer may shorten, move or call off the run for safety. If it is called off before the start, I get back what I paid.

8. My name, phone and email are used to organize this run, and kept for as long as the law asks. Photographs taken during the run may be used to report on it; I can object in writing.`,
  hi: `बुक करने से पहले कृपया इसे पढ़ें। बॉक्स पर टिक करके आप, 18 या ज़्यादा उम्र के वयस्क के रूप में, अपने लिए इससे सहमत होते हैं।

1. खुली सड़कों पर लंबी दूरी दौड़ना थकाने वाला है और इसमें जोखिम हैं: ट्रैफ़िक, मौसम, सड़क की हालत, दूसरे धावक और मेरी अपनी सेहत। मैं ये जोखिम जानते हुए अपनी इच्छा से भाग ले रहा/रही हूँ।

2. मैं अपनी चुनी हुई दूरी दौड़ने के लिए शारीरिक रूप से स्वस्थ हूँ। मुझे ऐसी कोई बीमारी नहीं है जिससे यह असुरक्षित हो, या मैंने डॉक्टर से पूछा है और उन्होंने कहा है कि मैं दौड़ सकता/सकती हूँ। तबीयत ठीक न लगने पर मैं रुक जाऊँगा/जाऊँगी।

3. मैं अपना नंबर ऐसी जगह लगाऊँगा/लगाऊँगी जहाँ वह दिखाई दे, जहाँ पानी मिले वहाँ पिऊँगा/पिऊँगी, और ऐसे ईयरफ़ोन नहीं लगाऊँगा/लगाऊँगी जिनसे सड़क की आवाज़ सुनाई न दे।

4. मैं ट्रैफ़िक के नियमों, पुलिस और मार्शल के निर्देशों का पालन करूँगा/करूँगी। मैं समझता/समझती हूँ कि सड़क ट्रैफ़िक के लिए खुली रहती है और मैं कैसे दौड़ता/दौड़ती हूँ, इसकी ज़िम्मेदारी मेरी है।

5. रास्ते में मुझे मदद की ज़रूरत हो, तो आयोजक प्राथमिक उपचार दे सकते हैं और मुझे अस्पताल ले जा सकते हैं। इलाज का खर्च मेरा या मेरी बीमा कंपनी का होगा।

6. आयोजक और उनके स्वयंसेवक उचित सावधानी बरतते हैं। जो नुकसान या चोट उनकी लापरवाही से नहीं हुई, उसके लिए, जहाँ तक कानून अनुमति देता है, मैं उन्हें ज़िम्मेदार नहीं ठहराऊँगा/ठहराऊँगी।

7. सुरक्षा के लिए आयोजक दौड़ को छोटा कर सकते हैं, उसकी तारीख बदल सकते हैं या उसे रद्द कर सकते हैं। अगर वह शुरू होने से पहले रद्द हो जाए, तो मेरे दिए हुए पैसे मुझे वापस मिलेंगे।

8. मेरा नाम, फ़ोन और ईमेल यह दौड़ कराने के लिए इस्तेमाल होंगे, और उतने समय तक रखे जाएँगे जितना कानून में ज़रूरी है। दौड़ में लिए गए फ़ोटो उसकी रिपोर्ट में इस्तेमाल हो सकते हैं; मैं लिखित में आपत्ति कर सकता/सकती हूँ।`,
  mr: `बुक करण्याआधी कृपया हे वाचा. चौकटीत टिक करून, 18 किंवा जास्त वयाची प्रौढ व्यक्ती म्हणून, तुम्ही स्वतःसाठी हे मान्य करता.

1. खुल्या रस्त्यावर लांब अंतर धावणे थकवणारे आहे आणि त्यात धोके आहेत: वाहतूक, हवामान, रस्त्याची स्थिती, इतर धावपटू आणि माझी स्वतःची तब्येत. हे धोके माहीत असून मी स्वतःच्या इच्छेने सहभागी होत आहे.

2. मी निवडलेले अंतर धावण्यास मी शारीरिकदृष्ट्या तंदुरुस्त आहे. त्यामुळे धोका होईल असा कोणताही आजार मला नाही, किंवा मी डॉक्टरांना विचारले आहे आणि त्यांनी धावण्यास हरकत नाही असे सांगितले आहे. मला बरे वाटले नाही तर मी थांबेन.

3. मी माझा नंबर दिसेल असा लावेन, जिथे पाणी मिळेल तिथे पिईन, आणि रस्त्याचा आवाज ऐकू येणार नाही असे इअरफोन लावणार नाही.

4. मी वाहतुकीचे नियम, पोलीस आणि मार्शल यांच्या सूचना पाळेन. रस्ता वाहतुकीसाठी खुला राहतो आणि मी कसा धावतो/कशी धावते याची जबाबदारी माझी आहे, हे मला समजले आहे.

5. रस्त्यात मला मदत लागली, तर आयोजक प्रथमोपचार देऊ शकतात आणि मला रुग्णालयात नेऊ शकतात. उपचारांचा खर्च माझा किंवा माझ्या विमा कंपनीचा असेल.

6. आयोजक आणि त्यांचे स्वयंसेवक योग्य ती काळजी घेतात. त्यांच्या निष्काळजीपणामुळे न झालेल्या नुकसानीसाठी किंवा दुखापतीसाठी, कायदा परवानगी देतो तिथपर्यंत, मी त्यांना जबाबदार धरणार नाही.

7. सुरक्षेसाठी आयोजक धाव कमी अंतराची करू शकतात, पुढे ढकलू शकतात किंवा रद्द करू शकतात. ती सुरू होण्याआधी रद्द झाली, तर मी भरलेले पैसे मला परत मिळतील.

8. माझे नाव, फोन आणि ईमेल ही धाव घेण्यासाठी वापरले जातील, आणि कायद्याने आवश्यक असेल तितका काळ ठेवले जातील. धावेत काढलेले फोटो तिच्याबद्दलच्या बातम्यांसाठी वापरले जाऊ शकतात; मी त्याला लेखी हरकत घेऊ शकतो/शकते.`,
};
