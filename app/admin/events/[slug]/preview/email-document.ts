import type { RenderedEmail } from "#booking/messages/ports.ts";

/** The letter with its pictures in it: a mail program finds them among the attachments. */
export const emailDocument = ({ html, attachments }: RenderedEmail): string =>
  attachments.reduce(
    (document, { contentId, contentType, content }) =>
      contentId
        ? document.replaceAll(
            `cid:${contentId}`,
            `data:${contentType};base64,${Buffer.from(content).toString("base64")}`,
          )
        : document,
    html,
  );
