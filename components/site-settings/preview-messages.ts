export const previewMessages = {
  title: "Preview",
  buttons: "Buttons on your forms look like this:",
  foot: "Every broadcast ends like this:",
} as const;
