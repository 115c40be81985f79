/** What the API says when it refuses: the keys are its sentences (http/). */
export const refusals = {
  "Too many attempts. Wait a minute and try again.": "बहुत बार कोशिश हुई। एक मिनट रुकें, फिर कोशिश करें।",
  "This invitation is too old, or was taken back. Ask whoever invited you for another.":
    "यह न्योता पुराना हो गया है, या वापस ले लिया गया है। जिसने बुलाया था, उनसे दूसरा माँगें।",
  "This invitation was used already. If that was you, sign in.":
    "यह न्योता इस्तेमाल हो चुका है। आपने ही किया हो, तो साइन इन करें।",
  "You have an account already. Sign in.": "आपका खाता पहले से है। साइन इन करें।",
  "This link was used already, or is too old. Ask for another.":
    "यह लिंक इस्तेमाल हो चुका है, या पुराना हो गया है। दूसरा मँगाएँ।",
  "That is not your current password.": "यह आपका अभी का पासवर्ड नहीं है।",
  "The second step is on already. Reload the page.": "दूसरा चरण पहले से चालू है। पेज रीलोड करें।",
  "The second step is not on. Reload the page.": "दूसरा चरण चालू नहीं है। पेज रीलोड करें।",
  "Too many attempts. Wait some minutes and try again.": "बहुत बार कोशिश हुई। कुछ मिनट रुकें, फिर कोशिश करें।",
  "That took too long. Enter your email address and password again.": "बहुत देर हो गई। अपना ईमेल पता और पासवर्ड फिर से लिखें।",
  "Too many wrong codes. Enter your email address and password again.":
    "बहुत सारे गलत कोड दिए गए। अपना ईमेल पता और पासवर्ड फिर से लिखें।",
  "That code is not right. Enter the newest one.": "यह कोड सही नहीं है। सबसे नया कोड लिखें।",
  "That recovery code is not right, or was used before. Check each letter, or enter another one.":
    "यह रिकवरी कोड सही नहीं है, या पहले इस्तेमाल हो चुका है। हर अक्षर जाँचें, या दूसरा कोड लिखें।",
  "That code was used in this moment. Enter another one.": "यह कोड अभी-अभी इस्तेमाल हुआ है। दूसरा लिखें।",
  "Too many wrong codes. Wait a quarter of an hour and try again.":
    "बहुत सारे गलत कोड दिए गए। पंद्रह मिनट रुकें, फिर कोशिश करें।",
  "That did not work.": "यह नहीं हो पाया।",
  "The email address or the password is not right.": "ईमेल पता या पासवर्ड सही नहीं है।",
  "Many people sign in at this moment. Try again in a few seconds.":
    "इस समय बहुत लोग साइन इन कर रहे हैं। कुछ सेकंड में फिर कोशिश करें।",
  "Sign in first.": "पहले साइन इन करें।",
  "Your role does not include this. Ask an owner of Startline.": "यह आपकी भूमिका में नहीं है। Startline के किसी ओनर से कहें।",
  "Set up a second step at sign-in first: on the page of your account.":
    "पहले साइन इन का दूसरा चरण चालू करें: अपने खाते के पेज पर।",
  "There is nothing here.": "यहाँ कुछ नहीं है।",
  "There is no such event.": "ऐसा कोई इवेंट नहीं है।",
  "Some fields are not right.": "कुछ जानकारी सही नहीं है।",
  "We are very busy just now. Nothing was lost; please try again.": "अभी बहुत भीड़ है। कुछ नहीं गया; कृपया फिर कोशिश करें।",
  "Something went wrong on our side. Nothing was lost; please try again.":
    "हमारी ओर से कुछ गड़बड़ हुई। कुछ नहीं गया; कृपया फिर कोशिश करें।",
  "Too many requests. Wait a few seconds and try again.": "बहुत बार कोशिश हुई। कुछ सेकंड रुकें, फिर कोशिश करें।",
  "This phone number or email has a booking already.": "इस फ़ोन नंबर या ईमेल से पहले ही एक बुकिंग है।",
  "This category is full. Choose another, or give it more places first.":
    "यह कैटेगरी भर गई है। दूसरी चुनें, या पहले इसमें जगहें बढ़ाएँ।",
  "No place is free. Those that are left are promised to people who were called.":
    "कोई जगह खाली नहीं है। जो बची हैं, वे बुलाए गए लोगों के लिए हैं।",
  "Publish the event first.": "पहले इवेंट पब्लिश करें।",
  "A place is just coming free. Try again.": "एक जगह अभी-अभी खाली हो रही है। फिर कोशिश करें।",
  "You have sent many tests. Wait some minutes, then try again.": "आपने बहुत से टेस्ट भेजे हैं। कुछ मिनट रुकें, फिर कोशिश करें।",
  "The same message went to the same riders in the last day. It is in the list below.":
    "यही संदेश पिछले एक दिन में इन्हीं राइडरों को जा चुका है। वह नीचे की लिस्ट में है।",
  "Three messages went out in the last hour. Wait, or stop one that was a mistake.":
    "पिछले एक घंटे में तीन संदेश जा चुके हैं। रुकें, या गलती से भेजा गया कोई संदेश रोकें।",
  "Nobody is among these riders now, so there is nobody to send it to.":
    "इन राइडरों में अभी कोई नहीं है, इसलिए भेजने के लिए कोई नहीं है।",
  "This message was stopped. Write a new one.": "यह संदेश रोक दिया गया है। नया लिखें।",
  "This cannot be done about such a thing.": "ऐसी बात पर यह नहीं किया जा सकता।",
  "Somebody has seen to this already.": "किसी ने इसे पहले ही हल कर दिया है।",
  "All of this money has already been refunded, or is on its way.": "ये सब पैसे रिफ़ंड हो चुके हैं, या जा रहे हैं।",
  "This booking has ended already.": "यह बुकिंग पहले ही ख़त्म हो चुकी है।",
  "Something else would go back now. Load the page again and look.": "अब वापस जाने वाली रकम बदल गई है। पेज रीलोड करके देखें।",
  "This money was never taken, so there is nothing to give back.": "ये पैसे लिए ही नहीं गए थे, इसलिए कुछ लौटाना नहीं है।",
  "This refund is on its way again, or has been made.": "यह रिफ़ंड फिर से जा रहा है, या हो चुका है।",
  "This payment is no longer put aside.": "यह पेमेंट अब फ़ैसले के लिए रुका नहीं है।",
  "There is no such payment.": "ऐसा कोई पेमेंट नहीं है।",
  "There is no such booking.": "ऐसी कोई बुकिंग नहीं है।",
  "Razorpay did not answer. Nothing was done; try again in a minute.":
    "Razorpay ने जवाब नहीं दिया। कुछ नहीं हुआ; एक मिनट बाद फिर कोशिश करें।",
  "Two ranges overlap. No two riders may wear one number.":
    "दो रेंज में एक ही नंबर आ रहे हैं। दो राइडरों का एक नंबर नहीं हो सकता।",
  "A range has fewer numbers left than its category has riders.": "एक रेंज में उसकी कैटेगरी के राइडरों से कम नंबर बचे हैं।",
  "Say first which numbers each category gets.": "पहले बताएँ कि हर कैटेगरी को कौन से नंबर मिलेंगे।",
  "Something else would go back now. Look at the new amount, then confirm again.":
    "अब वापस जाने वाली रकम बदल गई है। नई रकम देखें, फिर दोबारा पक्का करें।",
  "What was typed is neither the event's title nor its link.": "जो लिखा गया, वह न इवेंट का नाम है, न उसका लिंक।",
  "This event is cancelled: there is no sale to control.": "यह इवेंट रद्द है: अब कोई बुकिंग नहीं चल रही।",
  "One of the values is out of its bounds.": "एक संख्या सीमा से बाहर है।",
  "Only a confirmed booking can be moved.": "सिर्फ़ पक्की बुकिंग की कैटेगरी बदली जा सकती है।",
  "The booking is in this category already.": "बुकिंग पहले से इसी कैटेगरी में है।",
  "Money of this booking is being refunded or disputed. Move it once that is done.":
    "इस बुकिंग के पैसे रिफ़ंड हो रहे हैं या बैंक ने सवाल उठाया है। वह पूरा होने पर कैटेगरी बदलें।",
  "Another amount is due now. Look at it, then confirm again.": "अब रकम बदल गई है। उसे देखें, फिर दोबारा पक्का करें।",
  "Only a confirmed booking has something to settle.": "सिर्फ़ पक्की बुकिंग का हिसाब चुकाया जा सकता है।",
  "Another amount is owed now. Look at it, then confirm again.": "अब बाकी रकम बदल गई है। उसे देखें, फिर दोबारा पक्का करें।",
  "The picture is larger than 15 MB.": "फ़ोटो 15 एमबी से बड़ी है।",
  "This is not a PNG, JPEG or WebP picture.": "यह PNG, JPEG या WebP फ़ोटो नहीं है।",
  "Send a picture.": "एक फ़ोटो भेजें।",
  "Somebody else changed the places in the meantime. Look at them again.": "इस बीच किसी और ने जगहें बदल दीं। उन्हें फिर देखें।",
  "Somebody would lose a place.": "किसी की जगह चली जाएगी।",
  "This booking has no ticket.": "इस बुकिंग का टिकट नहीं है।",
  "The ticket was sent again a moment ago. Look at the messages below first.":
    "टिकट अभी-अभी फिर भेजा गया है। पहले नीचे के संदेश देखें।",
  "Nobody has filled in the form of this booking yet.": "इस बुकिंग का फ़ॉर्म अभी किसी ने नहीं भरा।",
  "The rider is still filling in the form and can correct it there. Try again once they pay.":
    "राइडर अभी फ़ॉर्म भर रहा है और वहीं ठीक कर सकता है। पेमेंट शुरू होने पर फिर कोशिश करें।",
  "This booking has ended, so there is nothing to correct.": "यह बुकिंग ख़त्म हो चुकी है, इसलिए ठीक करने को कुछ नहीं।",
  "Another booking of this event has this phone number or email address.":
    "इस इवेंट की किसी और बुकिंग में यही फ़ोन नंबर या ईमेल पता है।",
  "Somebody else changed this rider in the meantime.": "इस बीच किसी और ने इस राइडर की जानकारी बदल दी।",
  "This is no CSV file. In Excel choose “Save as”, then “CSV UTF-8”.":
    "यह CSV फ़ाइल नहीं है। Excel में “Save as” चुनें, फिर “CSV UTF-8”।",
  "There is no rider in this file.": "इस फ़ाइल में कोई राइडर नहीं है।",
  "The first row has to name the columns.": "पहली लाइन में कॉलम के नाम होने चाहिए।",
  "Something is still missing before this can go on sale.": "बुकिंग खुलने से पहले अभी कुछ बाकी है।",
  "The event's state does not allow this.": "इवेंट अभी जिस स्थिति में है, उसमें यह नहीं हो सकता।",
  "Only a draft can be deleted. Take it back to a draft first, or cancel the event.":
    "सिर्फ़ ड्राफ़्ट मिटाया जा सकता है। पहले इसे फिर ड्राफ़्ट बनाएँ, या इवेंट रद्द करें।",
  "Somebody has booked, so it stays public. You can close the sale or cancel the event.":
    "किसी ने बुक कर लिया है, इसलिए यह पब्लिक रहेगा। आप बुकिंग बंद कर सकते हैं या इवेंट रद्द कर सकते हैं।",
  "People have joined the queue, so it stays public. You can close the sale or cancel the event.":
    "लोग कतार में आ चुके हैं, इसलिए यह पब्लिक रहेगा। आप बुकिंग बंद कर सकते हैं या इवेंट रद्द कर सकते हैं।",
  "One of the categories no longer exists. Load the page again.": "एक कैटेगरी अब नहीं है। पेज रीलोड करें।",
  "Somebody else has changed the same fields in the meantime. Read them again, then repeat your change.":
    "इस बीच किसी और ने यही जानकारी बदल दी। उसे फिर पढ़ें, फिर अपना बदलाव दोबारा करें।",
  "More places than that are sold or held already.": "इससे ज़्यादा जगहें पहले ही बिक चुकी हैं या रोकी हुई हैं।",
  "Somebody has booked at this price already, so it stays. Add a category with the new price instead.":
    "इस कीमत पर कोई बुक कर चुका है, इसलिए कीमत यही रहेगी। नई कीमत के लिए एक कैटेगरी जोड़ें।",
  "Somebody has booked a category of this name. Give this one a name that none has had.":
    "इस नाम की कैटेगरी कोई बुक कर चुका है। इसे ऐसा नाम दें जो पहले न रहा हो।",
  "The link stays as it is once the event is published.": "इवेंट पब्लिश होने के बाद लिंक नहीं बदलता।",
  "Another event has this link.": "यह लिंक किसी और इवेंट का है।",
  "Somebody has booked this category, so it stays. Give it fewer places instead.":
    "इस कैटेगरी में कोई बुक कर चुका है, इसलिए यह रहेगी। इसमें जगहें कम करें।",
  "People have just been called, and would find no place. The rest is saved; hide it again in a minute.":
    "लोग अभी-अभी बुलाए गए हैं, और उन्हें जगह नहीं मिलती। बाकी सेव हो गया; एक मिनट बाद इसे फिर छिपाएँ।",
  "A published event needs this.": "पब्लिश हुए इवेंट के लिए यह ज़रूरी है।",
  "Somebody with this email address is in the team already.": "इस ईमेल पते वाला कोई पहले से टीम में है।",
  "This address has an open invitation. Send it again, or take it back first.":
    "इस पते पर एक न्योता पहले से भेजा हुआ है। उसे फिर भेजें, या पहले वापस लें।",
  "There is no such open invitation any more.": "ऐसा कोई न्योता अब खुला नहीं है।",
  "They have joined already. Reload the page.": "वे पहले ही जुड़ चुके हैं। पेज रीलोड करें।",
  "They are not in the team any more. Reload the page.": "वे अब टीम में नहीं हैं। पेज रीलोड करें।",
  "A team needs an owner. Make somebody else an owner first.": "टीम में एक ओनर ज़रूरी है। पहले किसी और को ओनर बनाएँ।",
  "This booking is offered to somebody already. Take that offer back first.":
    "यह बुकिंग पहले ही किसी को देने की पेशकश है। पहले उसे वापस लें।",
  "This phone number or email has a booking of its own already, so it can't take over another.":
    "इस फ़ोन नंबर या ईमेल की अपनी बुकिंग पहले से है, इसलिए यह दूसरी नहीं ले सकता।",
  "Only a confirmed booking can be transferred.": "सिर्फ़ पक्की बुकिंग किसी और को दी जा सकती है।",
  "The event has started. Correct the rider instead.": "इवेंट शुरू हो चुका है। इसके बजाय राइडर की जानकारी ठीक करें।",
  "It was accepted already: the booking is the new person's now.": "यह पहले ही स्वीकार हो चुका है: बुकिंग अब नए राइडर की है।",
  "This offer had ended already.": "यह पेशकश पहले ही ख़त्म हो चुकी थी।",
  "The waiver of this booking is signed already.": "इस बुकिंग का सहमति-पत्र पहले ही साइन हो चुका है।",
  "This booking is not confirmed.": "यह बुकिंग पक्की नहीं है।",
  "Somebody else changed this rider in the meantime. Reload the page.":
    "इस बीच किसी और ने इस राइडर की जानकारी बदल दी। पेज रीलोड करें।",
  "The waiver has changed. Reload the page and look which text was signed.":
    "सहमति-पत्र बदल गया है। पेज रीलोड करें और देखें कि किस टेक्स्ट पर साइन हुआ था।",
  "Send application/json.": "पेज ने गलत तरह का डेटा भेजा। पेज रीलोड करें।",
  "The body is not JSON.": "पेज का भेजा डेटा पढ़ा नहीं जा सका। पेज रीलोड करें।",
  "The request is too large.": "भेजा गया डेटा बहुत बड़ा है।",
  "This request came from another site.": "यह अनुरोध किसी और साइट से आया।",
  "The request broke off.": "भेजते समय कनेक्शन टूट गया।",
  "A rehearsal stays as it was started. End it, and start another.":
    "रिहर्सल वैसी ही रहती है जैसी शुरू हुई। इसे ख़त्म करें, और दूसरी शुरू करें।",
  "A rehearsal stays as it was started. Change the event itself, and rehearse it again.":
    "रिहर्सल वैसी ही रहती है जैसी शुरू हुई। इवेंट में ही बदलाव करें, और फिर रिहर्सल करें।",
  "They are paying for the place right now. Look again in some minutes.":
    "वे अभी इस जगह के लिए पेमेंट कर रहे हैं। कुछ मिनट बाद फिर देखें।",
  "They have booked the place. Cancel the booking instead.": "उन्होंने जगह बुक कर ली है। इसके बजाय बुकिंग रद्द करें।",
};
