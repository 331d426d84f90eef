export const nothingTyped = { email: "", name: "", asksForMarketing: false };

/** Is what the owner has typed of a contact to add. */
export type TypedContact = typeof nothingTyped;
