import { preparedValue } from "@/db/prepared";
import type { Reader } from "@/db/write";
import { shownSiteHeader, shownSiteParameter } from "./shown-site-header";
import type { SiteAccess } from "./site-access";

/**
 * Tells whether a request comes from a page that shows another site than the one it would act on, as from a tab that
 * was open when another site was chosen elsewhere. One that does not say which it shows is refused, unless
 * `mayBeSilent`, where its sender has several sites, because "everyone" must never mean those of the wrong one.
 */
export function isOfOtherSite(db: Reader, access: SiteAccess, sent: Headers, mayBeSilent: boolean): boolean {
  const shown = sent.get(shownSiteHeader);
  if (shown !== null) return shown !== String(access.siteId);
  if (mayBeSilent) return false;
  const joined = preparedValue<number>(db, "SELECT count(*) FROM memberships WHERE user_id = ?");
  return joined.one(access.userId) > 1;
}

/** Returns the headers of a request for a file, with the site that its address names: a link carries no header. */
export function namedByLink(request: Request): Headers {
  const sent = new Headers(request.headers);
  const named = new URL(request.url).searchParams.get(shownSiteParameter);
  if (named !== null && !sent.has(shownSiteHeader)) sent.set(shownSiteHeader, named);
  return sent;
}
