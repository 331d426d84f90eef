/** Stands where something is still on its way. */
export const loadingLabel = "Loading…";
