export const otherSiteLabels = {
  title: "You changed to another site",
  dismiss: "Not now",
  goOn: "Go to that site",
} as const;

/** Says in the dialog why nothing happens on this page any more. */
export const otherSiteMessage =
  "In another tab or window you chose another of your sites. This page still shows the one before, so nothing was changed.";

/** Says the same where a page was asked for. */
export const otherSitePageMessage =
  "In another tab or window you chose another of your sites. To go back to the one that this tab showed, choose it at the top.";
