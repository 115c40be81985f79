/** A browser has this in all languages, because only the address says which one is wanted: keep it short. */
export const notFound = {
  title: "There is no page here",
  text: "The link may be incomplete. Please open it once more from the message in which you got it.",
};
