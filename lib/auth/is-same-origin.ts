/** Tells whether a plain request that writes comes from our own pages. Server actions check this by themselves. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Tells whether a browser followed a link from another page. Such a link must not make us log, in the owner's name,
 * that something was copied. A request without the header is not from a browser.
 */
export function isFromElsewhere(request: Request): boolean {
  return ["cross-site", "same-site"].includes(request.headers.get("sec-fetch-site") ?? "");
}
