/** Is where someone lands who asked for no page of the site. */
export const homePath = "/";

/** Is where someone lands who would set up an instance that somebody else owns by now. */
export const takenPath = "/sign-in?taken";

/** Is where someone lands who belongs to no site. */
export const noSitePath = "/no-site";

/** Is where someone lands whose page shows another site than the one they chose elsewhere. */
export const otherSitePath = "/other-site";

/** Is where someone sets up the second factor that a site asks everyone for. */
export const secondFactorPath = "/second-factor";

/** Is where someone lands who has set a new password by a link. */
export const resetPath = "/sign-in?reset";

/** Names the request header in which `proxy.ts` says which page was asked for. */
export const askedPathHeader = "x-farewell-asked-path";

/** Lists the parts of a URL that lead back with it. Typed text, such as a search for a name, stays behind. */
const keptParameters = [
  "tab",
  "status",
  "segment",
  "sort",
  "direction",
  "size",
  "after",
  "before",
  "import",
  "where",
  "period",
  "days",
];
const mostCharacters = 2000;
const ownOrigin = "http://own.invalid";
/** These paths are no pages that someone signs in for. */
const elsewhere =
  /^\/(?:sign-in|setup|api|_next|forms|confirm|email|reset|unsubscribe|no-site|other-site|second-factor)(?:\/|$)/;

/**
 * Returns the path that leads to a page of our own after signing in, without what was typed into its URL. Anything
 * that is no such page, or that a browser might read as another site's URL, becomes the home page.
 */
export function returnPathOf(asked: string | null | undefined): string {
  if (!asked?.startsWith("/") || /^\/[/\\]|[\p{Cc}\\]/u.test(asked)) return homePath;
  if (!URL.canParse(asked, ownOrigin)) return homePath;
  const { origin, pathname, searchParams } = new URL(asked, ownOrigin);
  if (origin !== ownOrigin || pathname.startsWith("//") || elsewhere.test(pathname)) return homePath;
  const kept = new URLSearchParams(
    [...searchParams].filter(([name]) => keptParameters.includes(name) && pathname !== homePath),
  );
  const path = kept.size > 0 ? `${pathname}?${kept}` : pathname;
  return path.length > mostCharacters ? homePath : path;
}

/** Returns the URL of the sign-in page that leads back to the page asked for. */
export function signInPathFor(asked: string | null | undefined): string {
  return leadingBack("/sign-in", asked);
}

/** Returns the URL of the second step of signing in, which leads to the page asked for. */
export function codePathFor(asked: string): string {
  return leadingBack("/sign-in/code", asked);
}

function leadingBack(from: string, asked: string | null | undefined): string {
  const path = returnPathOf(asked);
  return path === homePath ? from : `${from}?${new URLSearchParams({ to: path })}`;
}
