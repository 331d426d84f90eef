/** Names the cookies in which a browser keeps how it shows the list, so that the server shows it so at once. */
export const preferenceCookies = { columns: "farewell-columns", rows: "farewell-rows" } as const;

/** Is what the browser sent; undefined for what was never chosen. */
export type SentPreferences = Record<keyof typeof preferenceCookies, string | undefined>;
