export const uploadLabels = {
  upload: "Import a list",
  drop: "Drop a CSV file here",
  choose: "Choose a file",
  paste: "Or paste rows from a spreadsheet",
  pasted: "Pasted rows",
  use: "Use these rows",
} as const;

export const uploadMessages = {
  from: "Straight from Kajabi, Mailchimp, Kit, ActiveCampaign, HubSpot, Brevo, Ghost, Substack, listmonk, Stripe, Outlook or Google Contacts, in any language, up to a million rows. You see what would happen before anything does.",
  reading: "Reading the list…",
  unanswered: "The server did not answer. Nothing was imported.",
  /** Shows how rows look, where they are pasted. */
  example: "Email,Name\nada@example.com,Ada Quill",
} as const;
