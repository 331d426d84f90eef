/** Holds what has to be typed to revert an import: the values that it gave cannot be had back. */
export const revertPhrase = "put back";
