/** A browser has this in all languages, because only the address says which one is wanted: keep it short. */
export const error = {
  title: "This page could not be shown",
  text: "Something went wrong on our side. A place that you hold is not touched by it.",
  retry: "Try again",
};
