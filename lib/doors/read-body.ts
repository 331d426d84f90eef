import { parseJson } from "@/lib/values/parse-json";

/** Bounds the body of what our own pages ask. */
export const mostAskedBytes = 500_000;

type TooLarge = { ok: false; refusal: "too_large"; mostBytes: number };

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

/** Reads the body of a request as JSON, as `readBody` does; `undefined` for a text that is none. */
export async function readJsonBody(
  request: Request,
  mostBytes = mostAskedBytes,
): Promise<{ ok: true; value: unknown } | TooLarge> {
  const body = await readBody(request, mostBytes);
  return body.ok ? { ok: true, value: parseJson(body.text) } : body;
}

/** Reads what a page of our own asks: an object whose parts are still to be checked, empty for anything else. */
export async function readAsked(
  request: Request,
): Promise<{ ok: true; asked: Record<string, unknown> } | TooLarge> {
  const body = await readJsonBody(request);
  if (!body.ok) return body;
  const isObject = typeof body.value === "object" && body.value !== null;
  return { ok: true, asked: isObject ? (body.value as Record<string, unknown>) : {} };
}

/** Answers 413, and ends the connection: otherwise the sender would go on sending what nobody reads. */
export function refuseTooLarge({ refusal, mostBytes }: TooLarge): Response {
  const expected = `at most ${mostBytes} bytes`;
  return Response.json({ ok: false, refusal, expected }, { status: 413, headers: { connection: "close" } });
}
