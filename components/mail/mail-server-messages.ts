export const mailServerLabels = {
  server: "Server",
  port: "Port",
  username: "Username",
  password: "Password",
  from: "Send from",
  save: "Save",
  remove: "Remove mail server",
} as const;

export const mailServerHints = {
  server: "Your email provider calls it the SMTP server.",
  serverChange: "Leave it empty to keep the one that is set.",
  serverExample: "smtp.example.com",
  port: "465 or 587",
  password: "Kept encrypted and never shown again.",
  from: "A name and an email that your mail server lets you send as.",
  fromExample: "Studio <letters@studio.example>",
} as const;

/** Says how mail leaves the site. Names out of the server's environment stand in the braces. */
export const mailServerMessages = {
  leaves: "Email leaves through {server}.",
  serverOfEnvironment: "Set by {variable} of this server, and changed there only.",
  fromOfEnvironment: "Set by MAIL_FROM of this server, and changed there only.",
  saved: "Saved. Send a test mail to see that it works.",
} as const;
