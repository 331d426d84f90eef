export const siteFormLabels = {
  name: "Name",
  postalAddress: "Postal address",
  timeZone: "Time zone",
  colour: "Colour",
  pickColour: "Pick a colour",
  resetColour: "Reset colour",
  save: "Save changes",
  saving: "Saving…",
} as const;

export const siteFormMessages = {
  postalAddressHint: "Shown at the bottom of every broadcast. In many countries the law asks for one.",
  colourHint: "Used for buttons and links. Text in it is darkened or lightened until it is easy to read.",
  saved: "Saved.",
} as const;
