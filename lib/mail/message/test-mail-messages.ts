export const testMailMessages = {
  preview: "Your mail server works.",
  body: "Your mail server works: it took this email, and here it is.",
} as const;

export function testMailTitle(siteName: string): string {
  return `A test email from ${siteName}`;
}

/** Says at the foot who sent it, and what for. */
export function whyMessage(siteName: string): string {
  return `An owner of ${siteName} sent this to try the mail server.`;
}
