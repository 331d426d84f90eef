export const setUpLabels = {
  pageTitle: "Set up",
  title: "Create your site",
  name: "Your name",
  siteName: "Name of your site",
  email: "Email",
  submit: "Create the site",
  submitting: "Creating your site…",
} as const;

export const setUpHints = {
  role: "You will be its owner.",
  siteName: "Your contacts see it in emails and on forms.",
  password: "At least 10 characters.",
} as const;
