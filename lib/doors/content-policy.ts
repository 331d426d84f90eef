/** Names the request header in which `proxy.ts` tells a page the nonce of its scripts and styles. */
export const nonceHeader = "x-farewell-nonce";

/**
 * Lists the digests of what a library writes into a style of its own: sonner's, and that it is empty at first. Those
 * styles have no nonce, and their text never changes; a test looks that it is still this one.
 */
export const libraryStyles = {
  empty: "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  sonner: "sha256-StEaX+se6YS7pqjzrzMIA0KaX9zF/8zAhvQXZAe5epY=",
} as const;

const nothing = {
  "default-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
};

/** Is the policy of everything that is no page: data and files run nothing, and no other page frames them. */
export const dataPolicy = policyOf(nothing);

/** Is the policy of the file of an export, which loads in a frame of our own. */
export const framedDataPolicy = policyOf({ ...nothing, "frame-ancestors": "'self'" });

interface Page {
  nonce: string;
  /** Is true for sign-up forms, which other pages show in frames. */
  isFramable: boolean;
  /** Is true while developing: what reloads a changed page evaluates text and keeps a socket open. */
  isDeveloping?: boolean;
}

/** Returns the policy of a page: our own scripts run, and those that they load; nothing comes from or goes elsewhere. */
export function pagePolicy({ nonce, isFramable, isDeveloping = false }: Page): string {
  const styles = Object.values(libraryStyles).map((digest) => `'${digest}'`);
  return policyOf({
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDeveloping ? " 'unsafe-eval'" : ""}`,
    "style-src": `'self' 'nonce-${nonce}' ${styles.join(" ")}`,
    // Widths, places and colours that are only known when something is shown stand in `style` attributes. They can
    // neither load nor run anything.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "connect-src": isDeveloping ? "'self' ws:" : "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    ...(!isFramable && { "frame-ancestors": "'none'" }),
  });
}

/** Tells whether other pages may show the page of this path in a frame. */
export function isFramable(path: string): boolean {
  return path.startsWith("/forms/");
}

function policyOf(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}
