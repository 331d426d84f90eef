import { siteColoursOn } from "@/lib/sites/site-colours";

/**
 * Holds the inline colours for light mode, because many mail programs read nothing else. All text passes WCAG 2.2 AA
 * on `page`.
 */
export const colours = {
  page: "#ffffff",
  text: "#1d2528",
  muted: "#56646a",
  rule: "#dde4e6",
};

const darkPage = "#14181a";
const ownColour = "#0d5f5b";
const ownDark = { link: "#6fd0c8", fill: "#6fd0c8", onFill: "#06201f" };

interface Accent {
  link: string;
  fill: string;
  onFill: string;
}

/** Holds what letters take from the site's own colour. */
export interface LetterColours extends Accent {
  dark: Accent;
}

/** Returns the colours of a site's letters; the product's own for null. */
export function letterColoursOf(color: string | null): LetterColours {
  const accentOn = (background: string): Accent => {
    const { text, fill, onFill } = siteColoursOn(color ?? ownColour, background);
    return { link: text, fill, onFill };
  };
  return { ...accentOn(colours.page), dark: color === null ? ownDark : accentOn(darkPage) };
}

/** Returns the dark colours, by class. They need `!important` to win over the inline ones, also in inner cells. */
export function darkStylesOf({ dark }: LetterColours): string {
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page td { background-color: ${darkPage} !important; }
  .text { color: #e6ebec !important; }
  .muted { color: #a3b0b5 !important; }
  .link { color: ${dark.link} !important; }
  .rule { border-color: #2f383c !important; }
  .button { background-color: ${dark.fill} !important; color: ${dark.onFill} !important; border-color: ${dark.link} !important; }
}`;
}
