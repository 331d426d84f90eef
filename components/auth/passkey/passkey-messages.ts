export const passkeyUnusedMessage = "No passkey was used. Try again, or sign in with your password.";
