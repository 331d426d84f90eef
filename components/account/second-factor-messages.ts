export const secondFactorMessages = {
  off: "It is off. With it, signing in asks for your password and for a code from an app on your phone.",
  on: "It is on. Signing in asks for your password and for a code from your app.",
  scan: "Scan this with an authenticator app, or type the key into it.",
  codesOnce:
    "Keep these where you find them without your phone. Each signs you in once when the app is lost. They are shown only now.",
} as const;

/** Returns a key in groups of four, as it is easier to type. */
export function spacedKey(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, "$1 ");
}
