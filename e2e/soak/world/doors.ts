import type { Dice } from "./dice";
import type { SoakWorld } from "./soak-world";

/** Says that nobody answered, as while the instance starts. */
export const nobodyAnswers = "nobody answers";

/** Bounds a request: one whose server was killed under it may never hear of that. */
export const longestAnswerMs = 30_000;

/** Sends a request from an address of its own. Returns undefined when nobody answers. */
export async function knock(
  world: SoakWorld,
  dice: Dice,
  url: string,
  request: RequestInit = {},
): Promise<{ status: number; text: string } | undefined> {
  const sender = `203.0.${dice.number(0, 255)}.${dice.number(1, 254)}`;
  try {
    const response = await fetch(new URL(url, world.server.url), {
      redirect: "manual",
      signal: AbortSignal.timeout(longestAnswerMs),
      ...request,
      headers: { "x-forwarded-for": sender, origin: world.server.url, ...request.headers },
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return undefined;
  }
}

/**
 * Fills in the form of a page as a browser without scripts does, and presses its button. Returns undefined when nobody
 * answers, and the page itself when it has no form.
 */
export async function submitPage(
  world: SoakWorld,
  dice: Dice,
  path: string,
  typed: Record<string, string>,
): Promise<{ status: number; text: string; isSent: boolean } | undefined> {
  const page = await knock(world, dice, path);
  if (!page) return undefined;
  const form = /<form[\s\S]*?<\/form>/.exec(page.text)?.[0];
  if (!form) return { ...page, isSent: false };
  const body = new FormData();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = attributeOf(input, "name");
    if (name !== undefined) body.set(name, typed[name] ?? attributeOf(input, "value") ?? "");
  }
  const answer = await knock(world, dice, path, { method: "POST", body });
  return answer && { ...answer, isSent: true };
}

function attributeOf(input: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(input)?.[1];
  return value
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}
