export const passkeyButtonLabels = { signIn: "Use a passkey" } as const;
