export const nothingWritten = { subject: "", body: "" };

/** Is what the owner has written so far. */
export type WrittenEmail = typeof nothingWritten;
