import type { refusals as hindi } from "../hi/refusals.ts";
import type { SameTextsAs } from "../text.ts";

export const refusals = {
  "Too many attempts. Wait a minute and try again.": "खूप वेळा प्रयत्न झाला. एक मिनिट थांबा, मग पुन्हा प्रयत्न करा.",
  "This invitation is too old, or was taken back. Ask whoever invited you for another.":
    "हे आमंत्रण जुने झाले आहे, किंवा मागे घेतले आहे. ज्यांनी बोलावले त्यांच्याकडे दुसरे मागा.",
  "This invitation was used already. If that was you, sign in.":
    "हे आमंत्रण आधीच वापरले आहे. तुम्हीच वापरले असेल, तर साइन इन करा.",
  "You have an account already. Sign in.": "तुमचे खाते आधीच आहे. साइन इन करा.",
  "This link was used already, or is too old. Ask for another.": "ही लिंक आधीच वापरली आहे, किंवा जुनी झाली आहे. दुसरी मागा.",
  "That is not your current password.": "हा तुमचा सध्याचा पासवर्ड नाही.",
  "The second step is on already. Reload the page.": "दुसरी पायरी आधीच सुरू आहे. पेज रीलोड करा.",
  "The second step is not on. Reload the page.": "दुसरी पायरी सुरू नाही. पेज रीलोड करा.",
  "Too many attempts. Wait some minutes and try again.": "खूप वेळा प्रयत्न झाला. काही मिनिटे थांबा, मग पुन्हा प्रयत्न करा.",
  "That took too long. Enter your email address and password again.":
    "खूप वेळ लागला. तुमचा ईमेल पत्ता आणि पासवर्ड पुन्हा लिहा.",
  "Too many wrong codes. Enter your email address and password again.":
    "खूप चुकीचे कोड दिले गेले. तुमचा ईमेल पत्ता आणि पासवर्ड पुन्हा लिहा.",
  "That code is not right. Enter the newest one.": "हा कोड बरोबर नाही. सर्वात नवा कोड लिहा.",
  "That recovery code is not right, or was used before. Check each letter, or enter another one.":
    "हा रिकव्हरी कोड बरोबर नाही, किंवा आधी वापरला गेला आहे. प्रत्येक अक्षर तपासा, किंवा दुसरा कोड लिहा.",
  "That code was used in this moment. Enter another one.": "हा कोड आत्ताच वापरला गेला. दुसरा लिहा.",
  "Too many wrong codes. Wait a quarter of an hour and try again.":
    "खूप चुकीचे कोड दिले गेले. पंधरा मिनिटे थांबा, मग पुन्हा प्रयत्न करा.",
  "That did not work.": "हे झाले नाही.",
  "The email address or the password is not right.": "ईमेल पत्ता किंवा पासवर्ड बरोबर नाही.",
  "Many people sign in at this moment. Try again in a few seconds.":
    "आत्ता खूप लोक साइन इन करत आहेत. काही सेकंदांनी पुन्हा प्रयत्न करा.",
  "Sign in first.": "आधी साइन इन करा.",
  "Your role does not include this. Ask an owner of Startline.": "हे तुमच्या भूमिकेत नाही. Startline च्या ओनरला सांगा.",
  "Set up a second step at sign-in first: on the page of your account.":
    "आधी साइन इनची दुसरी पायरी सुरू करा: तुमच्या खात्याच्या पेजवर.",
  "There is nothing here.": "इथे काही नाही.",
  "There is no such event.": "असा कोणताही इव्हेंट नाही.",
  "Some fields are not right.": "काही माहिती बरोबर नाही.",
  "We are very busy just now. Nothing was lost; please try again.":
    "सध्या खूप गर्दी आहे. काहीही गेले नाही; कृपया पुन्हा प्रयत्न करा.",
  "Something went wrong on our side. Nothing was lost; please try again.":
    "आमच्या बाजूने काहीतरी चुकले. काहीही गेले नाही; कृपया पुन्हा प्रयत्न करा.",
  "Too many requests. Wait a few seconds and try again.": "खूप वेळा प्रयत्न झाला. काही सेकंद थांबा, मग पुन्हा प्रयत्न करा.",
  "This phone number or email has a booking already.": "या फोन नंबरने किंवा ईमेलने आधीच बुकिंग आहे.",
  "This category is full. Choose another, or give it more places first.":
    "हा प्रकार भरला आहे. दुसरा निवडा, किंवा आधी त्यात जागा वाढवा.",
  "No place is free. Those that are left are promised to people who were called.":
    "एकही जागा मोकळी नाही. उरलेल्या जागा बोलावलेल्यांसाठी आहेत.",
  "Publish the event first.": "आधी इव्हेंट पब्लिश करा.",
  "A place is just coming free. Try again.": "एक जागा आत्ताच मोकळी होत आहे. पुन्हा प्रयत्न करा.",
  "You have sent many tests. Wait some minutes, then try again.":
    "तुम्ही खूप टेस्ट पाठवले आहेत. काही मिनिटे थांबा, मग पुन्हा प्रयत्न करा.",
  "The same message went to the same riders in the last day. It is in the list below.":
    "हाच संदेश गेल्या एका दिवसात याच रायडरना गेला आहे. तो खालच्या यादीत आहे.",
  "Three messages went out in the last hour. Wait, or stop one that was a mistake.":
    "गेल्या एका तासात तीन संदेश गेले आहेत. थांबा, किंवा चुकून पाठवलेला एखादा थांबवा.",
  "Nobody is among these riders now, so there is nobody to send it to.":
    "या रायडरमध्ये सध्या कोणी नाही, त्यामुळे पाठवायला कोणी नाही.",
  "This message was stopped. Write a new one.": "हा संदेश थांबवला आहे. नवा लिहा.",
  "This cannot be done about such a thing.": "अशा गोष्टीबाबत हे करता येत नाही.",
  "Somebody has seen to this already.": "कोणीतरी हे आधीच सोडवले आहे.",
  "All of this money has already been refunded, or is on its way.": "हे सर्व पैसे आधीच रिफंड झाले आहेत, किंवा जात आहेत.",
  "This booking has ended already.": "हे बुकिंग आधीच संपले आहे.",
  "Something else would go back now. Load the page again and look.": "आता परत जाणारी रक्कम बदलली आहे. पेज रीलोड करून पाहा.",
  "This money was never taken, so there is nothing to give back.": "हे पैसे घेतलेच नव्हते, त्यामुळे काही परत द्यायचे नाही.",
  "This refund is on its way again, or has been made.": "हा रिफंड पुन्हा जात आहे, किंवा झाला आहे.",
  "This payment is no longer put aside.": "हे पेमेंट आता निर्णयासाठी थांबलेले नाही.",
  "There is no such payment.": "असे कोणतेही पेमेंट नाही.",
  "There is no such booking.": "असे कोणतेही बुकिंग नाही.",
  "Razorpay did not answer. Nothing was done; try again in a minute.":
    "Razorpay ने उत्तर दिले नाही. काहीही झालेले नाही; एका मिनिटाने पुन्हा प्रयत्न करा.",
  "Two ranges overlap. No two riders may wear one number.": "दोन रेंजमध्ये तेच नंबर येत आहेत. दोन रायडरचा एकच नंबर असू शकत नाही.",
  "A range has fewer numbers left than its category has riders.":
    "एका रेंजमध्ये तिच्या प्रकारातल्या रायडरपेक्षा कमी नंबर उरले आहेत.",
  "Say first which numbers each category gets.": "आधी सांगा की प्रत्येक प्रकाराला कोणते नंबर मिळतील.",
  "Something else would go back now. Look at the new amount, then confirm again.":
    "आता परत जाणारी रक्कम बदलली आहे. नवी रक्कम पाहा, मग पुन्हा नक्की करा.",
  "What was typed is neither the event's title nor its link.": "जे लिहिले ते इव्हेंटचे नाव नाही, आणि त्याची लिंकही नाही.",
  "This event is cancelled: there is no sale to control.": "हा इव्हेंट रद्द आहे: आता बुकिंग सुरू नाही.",
  "One of the values is out of its bounds.": "एक आकडा मर्यादेबाहेर आहे.",
  "Only a confirmed booking can be moved.": "फक्त पक्क्या बुकिंगचा प्रकार बदलता येतो.",
  "The booking is in this category already.": "बुकिंग आधीच याच प्रकारात आहे.",
  "Money of this booking is being refunded or disputed. Move it once that is done.":
    "या बुकिंगचे पैसे रिफंड होत आहेत किंवा बँकेची हरकत आहे. ते झाल्यावर प्रकार बदला.",
  "Another amount is due now. Look at it, then confirm again.": "आता रक्कम बदलली आहे. ती पाहा, मग पुन्हा नक्की करा.",
  "Only a confirmed booking has something to settle.": "फक्त पक्क्या बुकिंगचा हिशोब पूर्ण करता येतो.",
  "Another amount is owed now. Look at it, then confirm again.": "आता बाकी रक्कम बदलली आहे. ती पाहा, मग पुन्हा नक्की करा.",
  "The picture is larger than 15 MB.": "फोटो 15 एमबीपेक्षा मोठा आहे.",
  "This is not a PNG, JPEG or WebP picture.": "हा PNG, JPEG किंवा WebP फोटो नाही.",
  "Send a picture.": "एक फोटो पाठवा.",
  "Somebody else changed the places in the meantime. Look at them again.":
    "दरम्यान दुसऱ्या कोणी जागा बदलल्या. त्या पुन्हा पाहा.",
  "Somebody would lose a place.": "कोणाची तरी जागा जाईल.",
  "This booking has no ticket.": "या बुकिंगचे तिकीट नाही.",
  "The ticket was sent again a moment ago. Look at the messages below first.":
    "तिकीट आत्ताच पुन्हा पाठवले आहे. आधी खालचे संदेश पाहा.",
  "Nobody has filled in the form of this booking yet.": "या बुकिंगचा फॉर्म अजून कोणी भरलेला नाही.",
  "The rider is still filling in the form and can correct it there. Try again once they pay.":
    "रायडर अजून फॉर्म भरत आहे आणि तिथेच दुरुस्त करू शकतो. पेमेंट सुरू झाल्यावर पुन्हा प्रयत्न करा.",
  "This booking has ended, so there is nothing to correct.": "हे बुकिंग संपले आहे, त्यामुळे दुरुस्त करायला काही नाही.",
  "Another booking of this event has this phone number or email address.":
    "या इव्हेंटच्या दुसऱ्या बुकिंगमध्ये हाच फोन नंबर किंवा ईमेल पत्ता आहे.",
  "Somebody else changed this rider in the meantime.": "दरम्यान दुसऱ्या कोणी या रायडरची माहिती बदलली.",
  "This is no CSV file. In Excel choose “Save as”, then “CSV UTF-8”.":
    "ही CSV फाइल नाही. Excel मध्ये “Save as” निवडा, मग “CSV UTF-8”.",
  "There is no rider in this file.": "या फाइलमध्ये एकही रायडर नाही.",
  "The first row has to name the columns.": "पहिल्या ओळीत कॉलमची नावे हवीत.",
  "Something is still missing before this can go on sale.": "बुकिंग सुरू होण्याआधी अजून काही बाकी आहे.",
  "The event's state does not allow this.": "इव्हेंटच्या सध्याच्या स्थितीत हे करता येत नाही.",
  "Only a draft can be deleted. Take it back to a draft first, or cancel the event.":
    "फक्त ड्राफ्ट पुसता येतो. आधी तो पुन्हा ड्राफ्ट करा, किंवा इव्हेंट रद्द करा.",
  "Somebody has booked, so it stays public. You can close the sale or cancel the event.":
    "कोणीतरी बुक केले आहे, त्यामुळे तो पब्लिक राहील. तुम्ही बुकिंग बंद करू शकता किंवा इव्हेंट रद्द करू शकता.",
  "People have joined the queue, so it stays public. You can close the sale or cancel the event.":
    "लोक रांगेत आले आहेत, त्यामुळे तो पब्लिक राहील. तुम्ही बुकिंग बंद करू शकता किंवा इव्हेंट रद्द करू शकता.",
  "One of the categories no longer exists. Load the page again.": "एक प्रकार आता नाही. पेज रीलोड करा.",
  "Somebody else has changed the same fields in the meantime. Read them again, then repeat your change.":
    "दरम्यान दुसऱ्या कोणी हीच माहिती बदलली. ती पुन्हा वाचा, मग तुमचा बदल परत करा.",
  "More places than that are sold or held already.": "यापेक्षा जास्त जागा आधीच विकल्या किंवा राखल्या आहेत.",
  "Somebody has booked at this price already, so it stays. Add a category with the new price instead.":
    "या किमतीला कोणीतरी बुक केले आहे, त्यामुळे किंमत हीच राहील. नव्या किमतीसाठी एक प्रकार टाका.",
  "Somebody has booked a category of this name. Give this one a name that none has had.":
    "या नावाचा प्रकार कोणीतरी बुक केला आहे. याला आधी न दिलेले नाव द्या.",
  "The link stays as it is once the event is published.": "इव्हेंट पब्लिश झाल्यावर लिंक बदलत नाही.",
  "Another event has this link.": "ही लिंक दुसऱ्या इव्हेंटची आहे.",
  "Somebody has booked this category, so it stays. Give it fewer places instead.":
    "या प्रकारात कोणीतरी बुक केले आहे, त्यामुळे तो राहील. त्यात जागा कमी करा.",
  "People have just been called, and would find no place. The rest is saved; hide it again in a minute.":
    "लोकांना आत्ताच बोलावले आहे, आणि त्यांना जागा मिळाली नसती. बाकीचे सेव्ह झाले; एका मिनिटाने पुन्हा लपवा.",
  "A published event needs this.": "पब्लिश झालेल्या इव्हेंटला हे आवश्यक आहे.",
  "Somebody with this email address is in the team already.": "या ईमेल पत्त्याचे कोणीतरी आधीच टीममध्ये आहे.",
  "This address has an open invitation. Send it again, or take it back first.":
    "या पत्त्यावर आधीच आमंत्रण पाठवले आहे. ते पुन्हा पाठवा, किंवा आधी मागे घ्या.",
  "There is no such open invitation any more.": "असे आमंत्रण आता खुले नाही.",
  "They have joined already. Reload the page.": "ते आधीच टीममध्ये आले आहेत. पेज रीलोड करा.",
  "They are not in the team any more. Reload the page.": "ते आता टीममध्ये नाहीत. पेज रीलोड करा.",
  "A team needs an owner. Make somebody else an owner first.": "टीमला एक ओनर हवा. आधी दुसऱ्या कोणाला ओनर करा.",
  "This booking is offered to somebody already. Take that offer back first.":
    "हे बुकिंग आधीच कोणाला तरी देऊ केले आहे. आधी ते मागे घ्या.",
  "This phone number or email has a booking of its own already, so it can't take over another.":
    "या फोन नंबरचे किंवा ईमेलचे स्वतःचे बुकिंग आधीच आहे, त्यामुळे दुसरे घेता येत नाही.",
  "Only a confirmed booking can be transferred.": "फक्त पक्के बुकिंग दुसऱ्याला देता येते.",
  "The event has started. Correct the rider instead.": "इव्हेंट सुरू झाला आहे. त्याऐवजी रायडरची माहिती दुरुस्त करा.",
  "It was accepted already: the booking is the new person's now.": "हे आधीच स्वीकारले आहे: बुकिंग आता नव्या रायडरचे आहे.",
  "This offer had ended already.": "हा प्रस्ताव आधीच संपला होता.",
  "The waiver of this booking is signed already.": "या बुकिंगच्या संमतीपत्रावर आधीच सही झाली आहे.",
  "This booking is not confirmed.": "हे बुकिंग पक्के नाही.",
  "Somebody else changed this rider in the meantime. Reload the page.":
    "दरम्यान दुसऱ्या कोणी या रायडरची माहिती बदलली. पेज रीलोड करा.",
  "The waiver has changed. Reload the page and look which text was signed.":
    "संमतीपत्र बदलले आहे. पेज रीलोड करा आणि कोणत्या मजकुरावर सही झाली ते पाहा.",
  "Send application/json.": "पेजने चुकीच्या प्रकारचा डेटा पाठवला. पेज रीलोड करा.",
  "The body is not JSON.": "पेजने पाठवलेला डेटा वाचता आला नाही. पेज रीलोड करा.",
  "The request is too large.": "पाठवलेला डेटा खूप मोठा आहे.",
  "This request came from another site.": "ही विनंती दुसऱ्या साइटवरून आली.",
  "The request broke off.": "पाठवताना कनेक्शन तुटले.",
  "A rehearsal stays as it was started. End it, and start another.":
    "सराव जसा सुरू केला तसाच राहतो. तो संपवा, आणि दुसरा सुरू करा.",
  "A rehearsal stays as it was started. Change the event itself, and rehearse it again.":
    "सराव जसा सुरू केला तसाच राहतो. इव्हेंटमध्येच बदल करा, आणि पुन्हा सराव करा.",
  "They are paying for the place right now. Look again in some minutes.":
    "ते आत्ता या जागेसाठी पेमेंट करत आहेत. काही मिनिटांनी पुन्हा पाहा.",
  "They have booked the place. Cancel the booking instead.": "त्यांनी जागा बुक केली आहे. त्याऐवजी बुकिंग रद्द करा.",
} satisfies SameTextsAs<typeof hindi>;
