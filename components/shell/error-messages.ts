/** Is part of every page. */
export const errorMessages = {
  title: "This page could not be shown",
  retry: "Try again",
  toContacts: "Go to Contacts",
} as const;

const advice = "Nothing was changed. Try again in a moment";

/** Says what to do about an error, to someone who can read the server's log. */
export function siteErrorMessage(reference: string | undefined): string {
  return reference === undefined
    ? `${advice}.`
    : `${advice}; if it keeps failing, the server’s log has it under ${reference}.`;
}

/** Says what to do about an error, to anyone. */
export function errorMessage(reference: string | undefined): string {
  return reference === undefined ? `${advice}.` : `${advice}. Reference: ${reference}`;
}
