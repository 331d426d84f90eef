export const setUpLabels = {
  pageTitle: "Set up",
  title: "Create your site",
  name: "Your name",
  siteName: "Name of your site",
  email: "Email",
  submit: "Create the site",
  submitting: "Creating your site…",
} as const;

/** Tells whoever has no link where it stands, so that nobody else can take a new instance. */
export const setUpLinkMessages = [
  "Nobody owns this instance yet. To create the site, open the link that Farewell printed when it started.",
  "Look in the terminal that it runs in, or in the log of the service. Each start prints a new link.",
] as const;

export const setUpHints = {
  role: "You will be its owner.",
  siteName: "Your contacts see it in emails and on forms.",
} as const;
