import { shownSiteHeader } from "@/lib/auth/shown-site-header";

/**
 * Lets every request of this window to our own server say which site its frame shows: actions and pages are asked for
 * by the framework, which takes no header from us. The server refuses what comes from the frame of another site.
 */
export function nameShownSite(): void {
  const send = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const shown = document.querySelector<HTMLElement>("[data-site]")?.dataset.site;
    const url = new URL(input instanceof Request ? input.url : input, window.location.href);
    if (shown === undefined || url.origin !== window.location.origin) return send(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
    headers.set(shownSiteHeader, shown);
    return send(input, { ...init, headers });
  };
}
