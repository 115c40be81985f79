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
} satisfies SameTextsAs<typeof hindi>;
