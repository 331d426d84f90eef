import { paletteLabels } from "./palette-labels";

/** Is how the box of the palette looks, also before its code is there. */
export const searchBox = {
  placeholder: paletteLabels.box,
  className: "w-full border-b border-border bg-transparent px-5 py-4 outline-none placeholder:text-ink-soft",
};
