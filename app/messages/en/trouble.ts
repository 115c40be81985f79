/** For the pages that know least: of them all languages are on board, because only the address says which one is wanted. */
export const trouble = {
  notFound: {
    title: "There is no page here",
    text: "The link may be incomplete. Please open it once more from the message in which you got it.",
  },
  error: {
    title: "This page could not be shown",
    text: "Something went wrong on our side. A place that you hold is not touched by it.",
    retry: "Try again",
  },
};

export type Trouble = typeof trouble;
