import type { fieldErrors as hindi } from "../hi/field-errors.ts";
import type { SameTextsAs } from "../text.ts";

export const fieldErrors = {
  "Shorten this to {count} characters.": "हे {count} अक्षरांपर्यंत लहान करा.",
  "{language}: shorten this to {count} characters.": "{language}: हे {count} अक्षरांपर्यंत लहान करा.",
  "Shorten the name to {count} characters.": "नाव {count} अक्षरांपर्यंत लहान करा.",
  "Write at least {count} characters.": "किमान {count} अक्षरे लिहा.",
  "Keep it to {count} entries.": "यात {count} पेक्षा जास्त गोष्टी ठेवू नका.",
  "Keep it to {count} lines.": "{count} पेक्षा जास्त ओळी ठेवू नका.",
  "Enter at most {count}.": "जास्तीत जास्त {count} लिहा.",
  "Enter at least {count}.": "किमान {count} लिहा.",
  "Give at least {count}.": "किमान {count} द्या.",
  "This is missing, or not written as it should be.": "हे लिहिलेले नाही, किंवा बरोबर लिहिलेले नाही.",
  "Enter a whole number from {least} to {most}.": "{least} ते {most} मधील पूर्ण संख्या लिहा.",
  "Give the event a title.": "इव्हेंटचे नाव लिहा.",
  "Use small letters, digits and single hyphens, up to 80, like pune-pandharpur.":
    "लहान इंग्रजी अक्षरे, अंक आणि एकेरी हायफन लिहा, 80 पर्यंत.",
  "Choose a color, written like #0b6e4f.": "रंग निवडा, # आणि सहा अंकांनी किंवा अक्षरांनी लिहिलेला.",
  "Paste the whole address of the map, beginning with https://.": "नकाशाचा पूर्ण पत्ता पेस्ट करा, सुरुवातीपासून.",
  "Enter an email address like name@example.com.": "पूर्ण ईमेल पत्ता लिहा, @ सह.",
  "Enter a telephone number like 020 5550 0100.": "टेलिफोन नंबर लिहा, जसे 020 5550 0100.",
  "Choose a date from {least} to {most}.": "{least} ते {most} मधील तारीख निवडा.",
  "The sale must close after it opens.": "बुकिंग उघडल्यानंतरच बंद होऊ शकते.",
  "The sale must open before the event starts.": "इव्हेंट सुरू होण्याआधी बुकिंग उघडले पाहिजे.",
  "The sale must close by the time the event starts.": "इव्हेंट सुरू होईपर्यंत बुकिंग बंद झाले पाहिजे.",
  "Enter a whole number of minutes from 0 to {most}, which is a day.":
    "0 ते {most} मिनिटांची पूर्ण संख्या लिहा; {most} मिनिटे म्हणजे एक दिवस.",
  "Fill in both, or neither.": "दोन्ही भरा, किंवा दोन्ही रिकामे ठेवा.",
  "Enter a whole number of places up to {most}.": "जागांची पूर्ण संख्या लिहा, {most} पर्यंत.",
  "An event has at most {count} categories.": "एका इव्हेंटमध्ये जास्तीत जास्त {count} प्रकार असू शकतात.",
  "Give the category a name.": "प्रकाराचे नाव लिहा.",
  "Two categories have this name.": "दोन प्रकारांचे हेच नाव आहे.",
  "This category is there twice.": "हा प्रकार दोनदा आहे.",
  "A category cannot have more places than the event.": "प्रकारात इव्हेंटपेक्षा जास्त जागा असू शकत नाहीत.",
  "Enter a price of at least ₹1.": "किंमत ₹1 किंवा जास्त लिहा.",
  "A ticket costs at most ₹1,00,000.": "तिकिटाची किंमत जास्तीत जास्त ₹1,00,000 असू शकते.",
  "It cannot be less than {least}: {taken}.": "हे {least} पेक्षा कमी असू शकत नाही: {taken}.",
  "This category cannot have less than {least}: {taken}.": "या प्रकारात {least} पेक्षा कमी जागा असू शकत नाहीत: {taken}.",
  "Leave the categories together {least} places or more: whoever was called must find one.":
    "सर्व प्रकारांत मिळून {least} किंवा जास्त जागा ठेवा: ज्यांना बोलावले, त्यांना जागा मिळाली पाहिजे.",
  "{places} confirmed": "{places} पक्के",
  "{places} held": "{places} राखलेली",
  "{places} called just now": "{places} आत्ता बोलावले",
  "Ask at most {count} questions.": "जास्तीत जास्त {count} प्रश्न विचारा.",
  "Write the question.": "प्रश्न लिहा.",
  "Give 2 to {most} answers to choose from.": "निवडण्यासाठी 2 ते {most} उत्तरे द्या.",
  "Shorten the answers.": "उत्तरे लहान करा.",
  "Enter an age in whole years, up to {most}.": "वय पूर्ण वर्षांत लिहा, {most} पर्यंत.",
  "The oldest must not be younger than the youngest.": "सर्वांत जास्त वय सर्वांत कमी वयापेक्षा कमी असू शकत नाही.",
  "Write a subject.": "विषय लिहा.",
  "Write the message.": "संदेश लिहा.",
  "Write what the SMS says.": "SMS मध्ये काय लिहायचे ते लिहा.",
  "This is {over} too long: carriers allow {most} characters.":
    "हे {over} अक्षरे जास्त आहे: मोबाइल कंपन्या {most} अक्षरांपर्यंत पाठवतात.",
  "An English SMS can carry Latin letters only. Write this in Latin letters.":
    "इंग्रजी SMS मध्ये फक्त इंग्रजी अक्षरे जाऊ शकतात. हे इंग्रजी अक्षरांत लिहा.",
  "Choose one of the answers.": "उत्तरांपैकी एक निवडा.",
  "Enter a number, like 12 or 12.5.": "संख्या लिहा, जसे 12 किंवा 12.5.",
  "Enter a date with day, month and year, like 31 5 1990.": "तारखेत दिवस, महिना आणि वर्ष लिहा, जसे 31 5 1990.",
  "Enter the date of birth, not a date to come.": "जन्मतारीख लिहा, पुढची तारीख नाही.",
  "Riders must be {age} or older on the day of the event. Check the date of birth.":
    "इव्हेंटच्या दिवशी रायडरचे वय {age} किंवा जास्त असले पाहिजे. जन्मतारीख तपासा.",
  "Riders can be at most {age} on the day of the event. Check the date of birth.":
    "इव्हेंटच्या दिवशी रायडरचे वय जास्तीत जास्त {age} असू शकते. जन्मतारीख तपासा.",
  "Enter a mobile number, like 98765 43210.": "मोबाइल नंबर लिहा, जसे 98765 43210.",
  "Enter somebody else's number, not the rider's own.": "दुसऱ्या कोणाचा नंबर लिहा, रायडरचा स्वतःचा नाही.",
  "Read the waiver and tick the box to agree.": "संमतीपत्र वाचा आणि सहमतीसाठी चौकटीत टिक करा.",
  "The waiver has changed. Read it again and tick the box.": "संमतीपत्र बदलले आहे. ते पुन्हा वाचा आणि चौकटीत टिक करा.",
  "There is no waiver in this language. Read it in another and tick the box.":
    "या भाषेत संमतीपत्र नाही. ते दुसऱ्या भाषेत वाचा आणि चौकटीत टिक करा.",
  "Enter the name in letters.": "नाव अक्षरांत लिहा.",
  "Enter the rider's full name.": "रायडरचे पूर्ण नाव लिहा.",
  "Enter a mobile number that can get an SMS, like 98765 43210.": "SMS येऊ शकेल असा मोबाइल नंबर लिहा, जसे 98765 43210.",
  "Choose English, Hindi or Marathi.": "इंग्रजी, हिंदी किंवा मराठी निवडा.",
  "This phone number or email has the booking {reference} already.": "या फोन नंबरने किंवा ईमेलने बुकिंग {reference} आधीच आहे.",
  "Excel has shortened this number to {phone}. Format the column as text, enter it again and save.":
    "Excel ने हा नंबर लहान करून {phone} केला आहे. कॉलम टेक्स्ट करा, नंबर पुन्हा लिहा आणि सेव्ह करा.",
  "Choose a category: {names}.": "प्रकार निवडा: {names}.",
  "There is no category “{typed}”. There are: {names}.": "“{typed}” नावाचा प्रकार नाही. हे आहेत: {names}.",
  "Enter the amount in rupees, like 1500.": "रक्कम रुपयांत लिहा, जसे 1500.",
  "Enter what was paid in cash, or why the place is free.": "रोख किती दिले, किंवा जागा मोफत का आहे, ते लिहा.",
  "The column “{label}” is missing.": "“{label}” कॉलम नाही.",
  "Row {row} has the same {what}.": "ओळ {row} मध्ये हाच {what} आहे.",
  "phone number": "फोन नंबर",
  "The range of {category} is too small: 1 rider gets no number. Give it more numbers.":
    "{category} ची रेंज खूप लहान आहे: 1 रायडरला नंबर मिळत नाही. तिला आणखी नंबर द्या.",
  "The range of {category} is too small: {count} riders get no number. Give it more numbers.":
    "{category} ची रेंज खूप लहान आहे: {count} रायडरना नंबर मिळत नाही. तिला आणखी नंबर द्या.",
  "A place was taken in this moment. Look at the numbers, then try again.":
    "नेमकी आत्ता एक जागा गेली. संख्या पाहा, मग पुन्हा प्रयत्न करा.",
  "Enter a mobile number such as 98200 12345.": "मोबाइल नंबर लिहा, जसे 98200 12345.",
  "Write an email address, such as asha@example.org.": "पूर्ण ईमेल पत्ता लिहा, @ सह.",
  "A category has one range.": "एका प्रकाराची एकच रेंज असते.",
  "The ranges of {one} and {other} overlap. No two riders may wear one number.":
    "{one} आणि {other} यांच्या रेंज एकमेकींत येतात. दोन रायडरचा एकच नंबर असू शकत नाही.",
  "This event's list has no such column.": "या इव्हेंटच्या यादीत असा कॉलम नाही.",
  "This event has no such category.": "या इव्हेंटमध्ये असा प्रकार नाही.",
  "Choose one of the event's categories.": "इव्हेंटच्या प्रकारांपैकी एक निवडा.",
  "This file has more than {count} riders. Split it in two.":
    "या फाइलमध्ये {count} पेक्षा जास्त रायडर आहेत. तिचे दोन भाग करा.",
  "The first row has to name the columns. Missing: {columns}. The template has all of them.":
    "पहिल्या ओळीत कॉलमची नावे हवीत. ही नाहीत: {columns}. टेम्पलेटमध्ये सर्व आहेत.",
} satisfies SameTextsAs<typeof hindi>;
