export const passwordLabels = {
  name: "Password",
  show: "Show",
  hide: "Hide",
  /** Follows what the button does, for those who do not see beside what it stands. */
  ofButton: "password",
} as const;
