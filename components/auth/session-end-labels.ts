import type { PageEnd } from "@/components/data/page-end";

/** Is part of every page, so it holds only what the dialog shows while the rest of it loads. */
export const pageEndLabels: Record<PageEnd, string> = {
  signed_out: "You are signed out",
  other_site: "You changed to another site",
};
