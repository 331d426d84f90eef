import type { SessionView } from "@/lib/auth/account/list-sessions";

export const accountPageLabels = {
  title: "Your account",
  name: "Name",
  yourName: "Your name",
  saveName: "Save name",
  email: "Email",
  changeEmail: "Change email",
  newEmail: "New email",
  password: "Password",
  changePassword: "Change password",
  presentPassword: "Present password",
  newPassword: "New password",
  yourPassword: "Your password",
  cancel: "Cancel",
  sessions: "Where you are signed in",
  thisSession: "This one",
  endOthers: "Sign out everywhere else",
  end: "Sign out",
} as const;

const unknownBrowser = "An unknown browser";

/** Names browser and system: "Firefox on Windows". */
export function placeLabel({ browser, system }: Pick<SessionView, "browser" | "system">): string {
  return system ? `${browser ?? unknownBrowser} on ${system}` : (browser ?? unknownBrowser);
}

/** Tells the buttons of the list apart for those who do not see beside what they stand. */
export function endLabel(session: SessionView, at: string): string {
  return `${accountPageLabels.end} ${placeLabel(session)}, since ${at}`;
}
