/** A write by a plain request must come from our own pages. Server actions check this by themselves. */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * A link on another page leads here. Such a link must not have us note, in the owner's name, that something was copied.
 * Browsers say where a request comes from; what does not say so is no browser.
 */
export function isFromElsewhere(request: Request): boolean {
  return ["cross-site", "same-site"].includes(request.headers.get("sec-fetch-site") ?? "");
}
