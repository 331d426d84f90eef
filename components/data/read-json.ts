import { tellSessionOver } from "./session-over";

/** Reads one of our own GET routes. Throws when it refuses; a session that has ended is said on the page. */
export async function readJson<Body>(path: string, signal: AbortSignal): Promise<Body> {
  const response = await fetch(path, { signal });
  if (response.status === 401) tellSessionOver("reading");
  if (!response.ok) throw new Error(`${path.split("?")[0]} answered ${response.status}`);
  return response.json();
}
