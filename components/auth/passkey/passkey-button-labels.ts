export const passkeyButtonLabels = { signIn: "Use a passkey", prove: "Use a passkey instead" } as const;
