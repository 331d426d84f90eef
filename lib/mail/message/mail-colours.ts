/**
 * Holds the inline colours for light mode, because many mail programs read nothing else. All text passes WCAG 2.2 AA
 * on `page`.
 */
export const colours = {
  page: "#ffffff",
  text: "#1d2528",
  muted: "#56646a",
  rule: "#dde4e6",
  accent: "#0d5f5b",
  onAccent: "#ffffff",
};

/** Holds the dark colours, by class. They need `!important` to win over the inline ones, also in inner cells. */
export const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page td { background-color: #14181a !important; }
  .text { color: #e6ebec !important; }
  .muted { color: #a3b0b5 !important; }
  .link { color: #6fd0c8 !important; }
  .rule { border-color: #2f383c !important; }
  .button { background-color: #6fd0c8 !important; color: #06201f !important; }
}`;
