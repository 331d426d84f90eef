/**
 * Returns where a click leads in this window, when that is another page of the site; undefined for any other click, such
 * as one that opens a tab.
 */
export function pathElsewhere(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target || link.hasAttribute("download")) return undefined;
  const { origin, pathname, search } = new URL(link.href);
  if (origin !== location.origin || pathname.startsWith("/api/")) return undefined;
  const path = pathname + search;
  return path === location.pathname + location.search ? undefined : path;
}
