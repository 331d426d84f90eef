/** Reads one of our own GET routes. A session that has ended leads to the sign-in page. */
export async function readJson<Body>(path: string, signal: AbortSignal): Promise<Body> {
  const response = await fetch(path, { signal });
  if (response.status === 401) window.location.assign("/sign-in");
  if (!response.ok) throw new Error(`${path.split("?")[0]} answered ${response.status}`);
  return response.json();
}
