export const logoLabels = {
  none: "No logo",
  choose: "Choose a logo",
  chooseAnother: "Choose another logo",
  remove: "Remove logo",
} as const;

export const logoMessages = {
  hint: "PNG, JPEG or WebP, at most 256 kB. Saved as soon as you choose it.",
  saved: "Logo saved.",
  removed: "Logo removed.",
} as const;
