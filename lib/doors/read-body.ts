import { parseJson } from "@/lib/values/parse-json";
import { expectedText, findUnreadable } from "@/lib/values/readable-text";

/** Bounds the body of what our own pages ask. */
export const mostAskedBytes = 500_000;
const jsonType = "application/json";

type TooLarge = { ok: false; refusal: "too_large"; mostBytes: number };
type WrongType = { ok: false; refusal: "wrong_type"; expected: string };
type Unreadable = { ok: false; refusal: "invalid_input"; field: string; expected: string };

/**
 * Reads the body of a request as text and counts its bytes meanwhile. Refuses one that says it is too large before
 * reading, and any other as soon as it is: what is left over is never taken from the sender.
 */
export async function readBody(
  request: Request,
  mostBytes: number,
): Promise<{ ok: true; text: string } | TooLarge> {
  const tooLarge: TooLarge = { ok: false, refusal: "too_large", mostBytes };
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) return tooLarge;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    byteCount += read.value.byteLength;
    if (byteCount > mostBytes) return tooLarge;
    chunks.push(read.value);
  }
  return { ok: true, text: new TextDecoder().decode(Buffer.concat(chunks)) };
}

/**
 * Reads the body of a request as JSON, as `readBody` does; `undefined` for a text that is none. Refuses one that says it
 * is something else than JSON or `alsoSaidBy`, and a NUL or half a character anywhere in it.
 */
export async function readJsonBody(
  request: Request,
  { mostBytes = mostAskedBytes, alsoSaidBy }: { mostBytes?: number; alsoSaidBy?: string } = {},
): Promise<{ ok: true; value: unknown } | TooLarge | WrongType | Unreadable> {
  const [type = ""] = (request.headers.get("content-type") ?? jsonType).toLowerCase().split(";");
  if (!/^application\/(?:[\w.-]+\+)?json$/.test(type.trim()) && type.trim() !== alsoSaidBy)
    return { ok: false, refusal: "wrong_type", expected: jsonType };
  const body = await readBody(request, mostBytes);
  if (!body.ok) return body;
  const value = parseJson(body.text);
  const field = findUnreadable(value);
  if (field !== undefined) return { ok: false, refusal: "invalid_input", field, expected: expectedText };
  return { ok: true, value };
}

/** Reads what a page of our own asks: an object whose parts are still to be checked, empty for anything else. */
export async function readAsked(
  request: Request,
): Promise<{ ok: true; asked: Record<string, unknown> } | TooLarge | WrongType | Unreadable> {
  const body = await readJsonBody(request);
  if (!body.ok) return body;
  const isObject = typeof body.value === "object" && body.value !== null;
  return { ok: true, asked: isObject ? (body.value as Record<string, unknown>) : {} };
}

/**
 * Answers a body that was not taken: 400 for what is not readable, 415 for another type, and 413 for too much. That ends
 * the connection too: otherwise the sender would go on sending what nobody reads.
 */
export function refuseBody(refused: TooLarge | WrongType | Unreadable): Response {
  if (refused.refusal === "invalid_input") return Response.json(refused, { status: 400 });
  if (refused.refusal === "wrong_type")
    return Response.json(refused, { status: 415, headers: { connection: "close" } });
  const expected = `at most ${refused.mostBytes} bytes`;
  const answer = { ok: false, refusal: refused.refusal, expected };
  return Response.json(answer, { status: 413, headers: { connection: "close" } });
}
