/** Holds what stands on the button that opens the form, and around it. */
export const addContactLabels = { title: "Add a contact", button: "Add contact" } as const;
