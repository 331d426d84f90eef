/** Names the request header in which the frame of a page says which site it shows. */
export const shownSiteHeader = "x-farewell-site";
