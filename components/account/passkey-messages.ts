export const passkeyMessages = {
  none: "A passkey signs you in with the lock of your device, without a password or a code.",
  added: "Added on {made}",
  hint: "Such as the device that it is on.",
  notMade: "Your browser made no passkey. Try again, or use another browser.",
} as const;
