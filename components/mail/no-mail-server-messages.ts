export const setUpSendingLabel = "Set up sending";

/** Says that no mail leaves the site, and what that means for what is on a page. */
export const noMailServerMessages = {
  title: "No mail server: new email is not sent.",
  titleHere: "No mail server: new email is not sent. Add one below.",
  site: "Nothing leaves this site until one is set.",
  sending: "Requests to confirm wait in the outbox until then. Broadcasts are kept as drafts.",
  outbox: "What would be sent can be read here.",
  forms: "People who sign up can't be asked to confirm until a mail server is set up.",
} as const;
