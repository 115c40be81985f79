export const fairness = {
  title: "How the numbers are drawn",
  lead: "Everyone here when booking opens has the same chance. You don't have to take our word for it: your browser can redo the whole draw.",
  how: [
    "Long before the opening, a secret is chosen at random and its seal is published: a code that fits this secret only. From then on, nobody can change the secret without everyone seeing it.",
    "Everyone who joins before the opening gets a line in a list. It makes no difference when they join.",
    "At the opening, the list is closed. The secret and the list together give the starting number of the draw. Nobody, not even us, could know it before the last line was written.",
    "The queue number of each line follows from the starting number, by a calculation that anyone can repeat. From then on, the secret and the list are public.",
  ],
  seal: "The seal, public before the opening",
  secret: "The secret, public since the opening",
  secretLater: "It is shown here when booking opens.",
  seed: "The starting number, which follows from the secret and the list",
  list: "The list",
  tookPart: { one: "{count} person took part.", other: "{count} people took part." },
  nobody: "Nobody joined before the opening, so there was nothing to draw.",
  drawnAt: "Drawn on {date} at {time}.",
  check: "Check the draw in this browser",
  checking: "Your browser is redoing the draw",
  rightTitle: "The draw is right",
  wrongTitle: "Something is not right",
  wrongText: "Take a screenshot of this page and ask the organizer. What doesn't match is listed below.",
  sealSeen: "The seal is the one this browser was shown before the opening.",
  sealOther:
    "This browser was shown another seal before. If booking was postponed, the draw is held again under a new seal. If it was not, ask the organizer.",
  checks: {
    secret: {
      holds: "The secret fits the seal.",
      fails: "The secret does not fit the seal.",
    },
    list: {
      holds: "The list is complete, and is the one that was closed at the opening.",
      fails: "The list is not the one that was closed at the opening.",
    },
    seed: {
      holds: "The starting number follows from the secret and the list.",
      fails: "The starting number does not follow from the secret and the list.",
    },
    numbers: {
      holds: "Each line has one number, and no two have the same.",
      fails: "Not every line has its own number.",
    },
  },
  own: {
    right: "Your number {number} follows from line {line}, and the line is yours.",
    lineless: "Your number {number} follows from line {line}. This browser can't tell whose line it is.",
    wrong: "Line {line} gives the number {number}, but this browser was told something else, or the line is not yours.",
    live: "You joined after the opening: your number {number} was not drawn, it is the order in which you came.",
  },
  ownNone: "This browser has not joined, so there is no number of yours to check.",
  fromComputer: "On a computer, with our public program",
  unreachable: "We can't load the draw right now. Please try again.",
  backToEvent: "Back to the event",
};
