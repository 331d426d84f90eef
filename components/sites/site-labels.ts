/** Is part of every page, so it holds only what stands beside the closed menu. */
export const siteSwitcherLabels = { menu: "Sites", newSite: "New site" } as const;

/** Names in the palette how to get to another site. */
export function switchLabel(siteName: string): string {
  return `Go to site ${siteName}`;
}
