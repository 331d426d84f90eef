/** Holds what stands on the page of sign-up forms. */
export const formLabels = {
  create: "New form",
  name: "Name",
  url: "URL",
  createForm: "Create the form",
  embed: "Embed it on another page:",
  copy: "Copy the code",
} as const;
