/** Names the request header in which the frame of a page says which site it shows. */
export const shownSiteHeader = "x-farewell-site";

/** Names the parameter in which a link that downloads a file says so: a link carries no header. */
export const shownSiteParameter = "site";

/** Returns the address of a file that says of which site it is to be. */
export function namingSite(href: string, siteId: number): string {
  return `${href}${href.includes("?") ? "&" : "?"}${shownSiteParameter}=${siteId}`;
}
