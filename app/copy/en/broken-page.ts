/** Every browser gets this in all languages, because only the URL says which one is wanted: keep it short. */
export const error = {
  title: "We couldn't show this page",
  text: "Something went wrong on our side. If you hold a place, it is safe.",
  retry: "Try again",
};
