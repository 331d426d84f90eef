/**
 * Tells libraries that write styles of their own, such as the one that keeps a page still behind a dialog, the nonce
 * without which the page's policy does not let them in. Runs in the browser as it stands.
 */
export const styleNonceScript = "window.__webpack_nonce__=document.currentScript.nonce;";

/** Gives the styles in a whole document the nonce of this page, whose policy a frame with that document inherits. */
export function withStyleNonce(html: string): string {
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  return nonce ? html.replaceAll("<style>", `<style nonce="${nonce}">`) : html;
}
