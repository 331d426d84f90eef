/** Names the request headers in which `admitRequest` says who sent a request and how. Nobody else can set them. */
export const senderHeader = "x-farewell-sender";
export const schemeHeader = "x-farewell-scheme";

/** Returns the address that a request came from: the socket's, or what a trusted proxy says. */
export function senderOf(headers: Headers): string {
  return headers.get(senderHeader) ?? "unknown";
}

/** Tells whether the browser and this server, or a trusted proxy in front of it, speak over TLS. */
export function isHttps(headers: Headers): boolean {
  return headers.get(schemeHeader) === "https";
}
