/** Every browser gets this in all languages, because only the URL says which one is wanted: keep it short. */
export const notFound = {
  title: "Page not found",
  text: "The link may be incomplete. Please open it again from the message you got it in.",
  home: "Start page",
};
