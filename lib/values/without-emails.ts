const emailLike = /[^\s<>()[\],;:"'`]*(?:@|＠|%40|=40)[^\s<>()[\],;:"'`]*/giu;

/** Returns a foreign system's words without anything like an email, since they may be kept longer than the person is. */
export function withoutEmails(text: string): string {
  return text.replace(emailLike, "[address]");
}
