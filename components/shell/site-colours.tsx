import type { CSSProperties } from "react";
import { contrastOf, siteColoursOn } from "@/lib/sites/site-colours";

/** Are the backgrounds of a page on which text is hardest to read, as in `app/globals.css`. */
const backgrounds = { light: "#ebefee", dark: "#232d2b" };
const leastEdgeContrast = 3;

type Scheme = keyof typeof backgrounds;

interface SitePageColoursProps {
  color: string | null;
  /** Is that of the page, without which its policy does not let the style in. */
  nonce: string | undefined;
}

/** Gives a public page the site's colour, for links and for `SiteButton`, in both schemes. */
export function SitePageColours({ color, nonce }: SitePageColoursProps) {
  const css = (["light", "dark"] as const).map((scheme) => {
    const variables = { ...siteButtonColours(color, scheme), ...textColours(color, scheme) };
    const rules = Object.entries(variables).map(([name, value]) => `${name}:${value}`);
    return `${scheme === "light" ? ":root" : ".dark"}{${rules.join(";")}}`;
  });
  return <style nonce={nonce}>{css.join("")}</style>;
}

/** Returns the variables that `SiteButton` reads. A colour that is not whole, as while it is typed, is none. */
export function siteButtonColours(color: string | null, scheme: Scheme): Record<string, string> {
  if (!isColor(color))
    return {
      "--site-fill": "var(--accent)",
      "--site-strong-fill": "var(--accent-strong)",
      "--site-on-fill": "var(--on-accent)",
      "--site-edge": "transparent",
    };
  const { text, fill, strongFill, onFill } = siteColoursOn(color, backgrounds[scheme]);
  const isSeen = contrastOf(fill, backgrounds[scheme]) >= leastEdgeContrast;
  return {
    "--site-fill": fill,
    "--site-strong-fill": strongFill,
    "--site-on-fill": onFill,
    "--site-edge": isSeen ? "transparent" : text,
  };
}

function textColours(color: string | null, scheme: Scheme): Record<string, string> {
  if (!isColor(color)) return {};
  const { text } = siteColoursOn(color, backgrounds[scheme]);
  return { "--accent": text, "--accent-strong": text };
}

function isColor(color: string | null): color is string {
  return color !== null && /^#[0-9a-f]{6}$/i.test(color);
}

/** Fills a tile with the site's colour, inside what has the variables of `siteButtonColours`. */
export const tileStyle: CSSProperties = {
  backgroundColor: "var(--site-fill)",
  color: "var(--site-on-fill)",
  borderColor: "var(--site-edge)",
};
