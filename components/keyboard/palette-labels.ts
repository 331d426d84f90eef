/** Names the palette, and the button that opens it. */
export const paletteName = "Search or jump to…";

/** Holds what stands on that button and in the box, also before the code of the palette is there. */
export const paletteLabels = {
  tip: "Search or jump to (Ctrl K)",
  box: "A page, a name or an email",
  loading: "Loading…",
} as const;
