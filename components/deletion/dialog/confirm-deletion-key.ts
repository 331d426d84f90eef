/** Finds the confirmation that is on its way, wherever it was begun. */
export const confirmDeletionKey = ["confirm-deletion"];
