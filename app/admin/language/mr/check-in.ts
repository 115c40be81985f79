import type { checkIn as hindi } from "../hi/check-in.ts";
import type { SameTextsAs } from "../text.ts";

export const checkIn = {
  "Check riders in": "रायडरचे चेक-इन",
  "There is no event to check riders in for. The next one appears here once it is published.":
    "सध्या चेक-इनसाठी कोणताही इव्हेंट नाही. पुढचा इव्हेंट पब्लिश झाला की इथे दिसेल.",
  Arrived: "आले",
  "{arrived} <rest>of {all} checked in</rest>": "{arrived} <rest>चेक-इन, एकूण {all} पैकी</rest>",
  "<count>{arrived}</count> <rest>of {all}</rest>": "<count>{arrived}</count> <rest>(एकूण {all})</rest>",
  "What the camera sees": "कॅमेऱ्यात जे दिसते",
  "This page may not use the camera. Allow it in the browser's settings, or take a photo of the QR code.":
    "या पेजला कॅमेऱ्याची परवानगी नाही. ब्राउझरच्या सेटिंगमध्ये परवानगी द्या, किंवा QR कोडचा फोटो काढा.",
  "The scanner didn't load. Close this, and search for the rider by name.":
    "स्कॅनर उघडला नाही. हे बंद करा आणि रायडरला नावाने शोधा.",
  "No QR code in that photo. Take it closer, without a shadow.": "त्या फोटोत QR कोड सापडला नाही. जवळून काढा, सावलीशिवाय.",
  "Hold the ticket's QR code in the frame.": "तिकिटाचा QR कोड चौकटीत धरा.",
  "Use a photo": "फोटोतून वाचा",
  "This browser keeps nothing": "हा ब्राउझर काहीही सेव्ह करत नाही",
  "Check-in needs to store the list on the phone. Leave private browsing, or free some storage, then open this page again.":
    "चेक-इनसाठी यादी फोनमध्ये सेव्ह व्हायला हवी. प्रायव्हेट ब्राउझिंग बंद करा, किंवा फोनमध्ये थोडी जागा मोकळी करा, मग हे पेज पुन्हा उघडा.",
  "Opening the list on this phone…": "या फोनवरची यादी उघडत आहे…",
  "Scan tickets": "तिकिटे स्कॅन करा",
  "Ask them for the rider's reference. It must be <b>{reference}</b>.":
    "त्यांना रायडरचा संदर्भ क्रमांक विचारा. तो <b>{reference}</b> असायला हवा.",
  "Who takes the kit?": "किट कोण घेत आहे?",
  "Write their name first.": "आधी त्यांचे नाव लिहा.",
  "Give them the kit": "किट द्या",
  "Owes {amount}. Take it in cash first, and enter it on the rider's page.":
    "{amount} बाकी आहेत. आधी रोख घ्या, आणि रायडरच्या पेजवर नोंदवा.",
  "The waiver is not signed. Let them sign it on paper first.": "संमतीपत्रावर सही नाही. आधी कागदावर सही घ्या.",
  "This ticket is from before the rider was corrected. Check the name on an identity card.":
    "हे तिकीट रायडरची माहिती दुरुस्त होण्याआधीचे आहे. ओळखपत्रावर नाव तपासा.",
  "This ticket is from before codes were signed. Check the name on an identity card.":
    "हे तिकीट जुने आहे, सुरक्षित कोडच्या आधीचे. ओळखपत्रावर नाव तपासा.",
  "Not a ticket": "हे तिकीट नाही",
  "This QR code is not one of ours.": "हा QR कोड आपला नाही.",
  "Another event": "दुसरा इव्हेंट",
  "This ticket is for another event.": "हे तिकीट दुसऱ्या इव्हेंटचे आहे.",
  "This booking was cancelled. It has no place any more.": "हे बुकिंग रद्द झाले आहे. त्याची आता जागा नाही.",
  "Not genuine": "खरे नाही",
  "We did not make this code. Search for the name, and check an identity card.":
    "हा कोड आपण बनवलेला नाही. नावाने शोधा, आणि ओळखपत्र तपासा.",
  "Not on the list": "यादीत नाही",
  "No confirmed booking on this phone's list has this code. Get the list again where there is a connection, or search for the name.":
    "या फोनच्या यादीत या कोडचे पक्के बुकिंग नाही. इंटरनेट असेल तिथे यादी पुन्हा घ्या, किंवा नावाने शोधा.",
  "Checked in at {time} by {phone}": "चेक-इन: {time}, {phone}",
  "Checked in at {time} by {phone}, kit taken by {collector}": "चेक-इन: {time}, {phone}, किट घेतले: {collector}",
  "First at {time} by {phone}": "पहिल्यांदा: {time}, {phone}",
  "First at {time} by {phone}, kit taken by {collector}": "पहिल्यांदा: {time}, {phone}, किट घेतले: {collector}",
  "Also at {time} by {phone}": "पुन्हा: {time}, {phone}",
  "Also at {time} by {phone}, kit taken by {collector}": "पुन्हा: {time}, {phone}, किट घेतले: {collector}",
  "this phone": "हाच फोन",
  "Next ticket": "पुढचे तिकीट",
  Done: "झाले",
  "This phone's list does not know this ticket. Asking for a newer one…":
    "या फोनच्या यादीत हे तिकीट नाही. नवीन यादी मागवत आहोत…",
  "{count} entries wait on this phone.": {
    one: "या फोनवरून {count} नोंद पाठवायची आहे.",
    other: "या फोनवरून {count} नोंदी पाठवायच्या आहेत.",
  },
  "List of {time}, {count} riders": { one: "{time} ची यादी, {count} रायडर", other: "{time} ची यादी, {count} रायडर" },
  "The list on this phone is damaged. Get it again.": "या फोनवरची यादी खराब झाली आहे. पुन्हा घ्या.",
  "No list on this phone yet.": "या फोनवर अजून यादी नाही.",
  "You are signed out. Check-in goes on; {count} entries wait on this phone.": {
    one: "तुम्ही साइन आउट झाला आहात. चेक-इन सुरू राहते; या फोनवरून {count} नोंद पाठवायची आहे.",
    other: "तुम्ही साइन आउट झाला आहात. चेक-इन सुरू राहते; या फोनवरून {count} नोंदी पाठवायच्या आहेत.",
  },
  "You are signed out. Check-in goes on; sign in again to send what you do.":
    "तुम्ही साइन आउट झाला आहात. चेक-इन सुरू राहते; पाठवण्यासाठी पुन्हा साइन इन करा.",
  "No connection.": "इंटरनेट नाही.",
  "Startline does not answer.": "Startline उत्तर देत नाही.",
  "Check-in goes on, and is sent later.": "चेक-इन सुरू राहते, आणि नंतर पाठवले जाईल.",
  "Get the list where there is a connection.": "इंटरनेट असेल तिथे यादी घ्या.",
  "Sending…": "पाठवत आहे…",
  "Everything is sent.": "सर्व पाठवले.",
  "Connecting…": "कनेक्ट होत आहे…",
  "Get the list again": "यादी पुन्हा घ्या",
  "Get the list": "यादी घ्या",
  "Checked in": "चेक-इन झाले",
  "Already checked in": "चेक-इन आधीच झाले आहे",
  "Undone: not checked in": "मागे घेतले: चेक-इन नाही",
  "Look first": "आधी पाहा",
  "Not checked in yet": "अजून चेक-इन नाही",
  Undo: "मागे घ्या",
  "Somebody else takes the kit": "किट दुसरे कोणी घेत आहे",
  "Check in all the same": "तरीही चेक-इन करा",
  "No bib number": "बिब नंबर नाही",
  "Name, bib or reference": "नाव, बिब किंवा संदर्भ क्रमांक",
  "Nobody on this phone's list.": "या फोनच्या यादीत कोणी नाही.",
  "The first {number}. Type more of the name.": "पहिले {number}. नाव आणखी लिहा.",
  "{count} riders": { one: "{count} रायडर", other: "{count} रायडर" },
  "Keeping this page on the phone…": "हे पेज फोनमध्ये सेव्ह होत आहे…",
  "This page also opens without a connection.": "हे पेज इंटरनेटशिवायही उघडते.",
  "This browser can't keep the page: don't close it where there is no connection.":
    "हा ब्राउझर पेज सेव्ह करू शकत नाही: इंटरनेट नसेल तिथे ते बंद करू नका.",
  "This phone": "हा फोन",
  "Name of this phone": "या फोनचे नाव",
  "The other phones show it, for example Counter 2.": "दुसऱ्या फोनवर हे दिसते, जसे काउंटर 2.",
  "The list stays on this phone until you take it off. Do that after the event.":
    "तुम्ही काढेपर्यंत यादी या फोनमध्ये राहते. इव्हेंटनंतर ती काढा.",
  "Take the list off this phone": "या फोनवरून यादी काढा",
  "Only once everything is sent.": "सर्व पाठवल्यावरच.",
  "{count} riders checked in twice": { one: "दोनदा चेक-इन झाले", other: "{count} रायडरचे दोनदा चेक-इन झाले" },
  "Checked in twice": "दोनदा चेक-इन झाले",
  "{sentence}.": "{sentence}.",
  "The first counts. See whether two kits went out; undo it if nobody has one.":
    "पहिलेच मोजले जाते. दोन किट दिली गेली का ते पाहा; कोणाकडेच नसेल, तर मागे घ्या.",
  "Checked in, but cancelled": "चेक-इन झाले, पण बुकिंग रद्द आहे",
  "The booking was cancelled, and the kit is out.": "बुकिंग रद्द झाले, आणि किट दिले गेले आहे.",
  "{name}, on another phone.": "{name}, दुसऱ्या फोनवर.",
  "{name}, at {time} by {phone}, kit taken by {collector}.": "{name}, {time}, {phone}, किट घेतले: {collector}.",
  "{name}, at {time} by {phone}.": "{name}, {time}, {phone}.",
  "Phone {code}": "फोन {code}",
  "Newer than the list": "यादीपेक्षा नवीन",
  "This ticket is newer than this phone's list. Connect to get the new list, or look the rider up on another phone.":
    "हे तिकीट या फोनच्या यादीपेक्षा नवीन आहे. नवीन यादी मिळवण्यासाठी कनेक्ट करा, किंवा रायडरला दुसऱ्या फोनवर पाहा.",
  "Not now": "आत्ता नाही",
} satisfies SameTextsAs<typeof hindi>;
