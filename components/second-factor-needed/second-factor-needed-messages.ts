export const neededLabels = {
  title: "This site needs a second factor",
  goOn: "Go on to the site",
  otherSites: "Your other sites",
  signOut: "Sign out",
} as const;

export const neededMessages = {
  done: "Your second factor is on.",
} as const;

/** Says why somebody sees nothing else of a site: "Ink and Paper asks everyone …" */
export function neededMessage(siteName: string): string {
  return `${siteName} asks everyone for a second factor. Set yours up, and go on. Signing in then asks for your password and for a code from an app on your phone.`;
}
