/** Says what each key does, in the order in which the help lists them. */
export const shortcutLabels = [
  ["/", "Search contacts; Enter goes to the results"],
  ["j, k", "Next contact, previous contact, in the list and on a contact’s page"],
  ["x", "Select the contact"],
  ["e", "Open the contact"],
  ["#", "Delete the selected contacts: opens the warning"],
  ["Esc", "Clear the selection"],
  ["Ctrl K", "Search, or jump to a page or a contact"],
  ["?", "This help"],
] as const;

/** Holds what stands under the list of keys. */
export const shortcutHelpLabels = {
  areOn: "Single-key shortcuts",
  close: "Close",
} as const;
