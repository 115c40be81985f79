export const fairness = {
  title: "How the numbers are drawn",
  lead: "Everybody who is here when booking opens has the same chance. You don't have to believe us: your browser can work the whole draw out again.",
  how: [
    "Long before the opening a secret is chosen at random, and its seal is published: a text that fits this one secret only. From then on nobody can change the secret without everybody seeing it.",
    "Whoever joins before the opening gets a line in a list. It makes no difference when they come.",
    "At the opening the list is closed. Secret and list together give one number, the seed. Nobody, not even we, could know it before the last line was written.",
    "From the seed follows the queue number of each line, by a calculation that anybody can repeat. The secret and the list are public from then on.",
  ],
  seal: "The seal, public before the opening",
  secret: "The secret, public since the opening",
  secretLater: "It is shown here when booking opens.",
  seed: "The seed, which follows from secret and list",
  list: "The list",
  tookPart: { one: "{count} person took part.", other: "{count} people took part." },
  nobody: "Nobody joined before the opening, so there was nothing to draw.",
  drawnAt: "Drawn on {date} at {time}.",
  check: "Check the draw in this browser",
  checking: "Your browser is working the draw out",
  rightTitle: "The draw is right",
  wrongTitle: "Something is not right",
  wrongText: "Keep a picture of this page and ask the organizer. Below is what does not fit.",
  sealSeen: "The seal is the one that this browser was shown before the opening.",
  sealOther:
    "This browser was shown another seal before. A sale that is put off is drawn anew under a new one; if this one was not, ask the organizer.",
  checks: {
    secret: {
      holds: "The secret fits the seal.",
      fails: "The secret does not fit the seal.",
    },
    list: {
      holds: "The list is complete, and the one that was closed at the opening.",
      fails: "The list is not the one that was closed at the opening.",
    },
    seed: {
      holds: "The seed follows from the secret and the list.",
      fails: "The seed does not follow from the secret and the list.",
    },
    numbers: {
      holds: "Each line has one number, and no two have the same.",
      fails: "Not each line has a number of its own.",
    },
  },
  own: {
    right: "Your number {number} follows from line {line}, and the line is yours.",
    lineless: "Your number {number} follows from line {line}. This browser can't tell whose line it is.",
    wrong:
      "From line {line} follows the number {number}, and that is not what this browser was told, or the line is not yours.",
    live: "You came after the opening: your number {number} is not drawn, it is the order in which you came.",
  },
  ownNone: "This browser has not joined, so there is no number of yours to check.",
  fromComputer: "On a computer, with our public program",
  unreachable: "We can't load the draw just now. Please try again.",
  backToEvent: "Back to the event",
};
