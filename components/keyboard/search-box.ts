/** Names the palette, and the button that opens it. */
export const paletteName = "Search or jump to…";

/** Is how the box of the palette looks, also before its code is there. */
export const searchBox = {
  placeholder: "A page, a name or an email",
  className: "w-full border-b border-border bg-transparent px-5 py-4 outline-none placeholder:text-ink-soft",
};
