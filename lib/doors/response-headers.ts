import { dataPolicy, framedDataPolicy, isFramable } from "./content-policy";

const always = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
};

/** Loads in a frame of our own, which tells whether the browser saved the file. */
const exportedFile = /^\/api\/bulk-actions\/\d+\/file$/;
const logo = /^\/api\/sites\/\d+\/logo$/;

/**
 * Returns the headers of every answer to a request for this path. Those about caching are the answer's own; a page
 * gets its policy from `proxy.ts`, because that holds a nonce.
 */
export function headersOf(path: string): Record<string, string> {
  return {
    ...always,
    ...framing(path),
    ...((path.startsWith("/api/") || path === "/metrics") && { "Content-Security-Policy": policyOf(path) }),
  };
}

function framing(path: string): Record<string, string> {
  if (isFramable(path)) return {};
  return { "X-Frame-Options": exportedFile.test(path) ? "SAMEORIGIN" : "DENY" };
}

function policyOf(path: string): string {
  if (exportedFile.test(path)) return framedDataPolicy;
  return logo.test(path) ? `${dataPolicy}; sandbox` : dataPolicy;
}
