/** What a rehearsal says of itself on each page, and the checkout of play money. */
export const rehearsal = {
  band: "Rehearsal: play money, no real place",
  title: "Play money",
  text: "No money moves. Choose what your bank would do.",
  pay: "Pay {amount}",
  fail: "Let the payment fail",
  slow: "Pay slowly (answers after a minute)",
  close: "Close",
  failed: "The payment failed. Try again, or close this.",
  noAnswer: "No answer yet. Press again.",
  refused: "This can no longer be paid. Close it to see why.",
};
