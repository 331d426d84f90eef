import { expect, test } from "vitest";
import { readAsked, readBody, readJsonBody, refuseBody } from "./read-body";

const json = { "content-type": "application/json" };
const chunk = new Uint8Array(1000).fill(97);

/** Returns a request with a body of so many chunks, of which it counts those that are taken. */
function requestOf(chunkCount: number, headers: Record<string, string> = {}) {
  const taken = { count: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        taken.count += 1;
        controller.enqueue(chunk);
        if (taken.count === chunkCount) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request("http://own.example", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);
  return { request, taken };
}

test("a body up to the limit is read whole", async () => {
  const { request } = requestOf(5);
  expect(await readBody(request, 5000)).toEqual({ ok: true, text: "a".repeat(5000) });
  expect(await readBody(new Request("http://own.example"), 1)).toEqual({ ok: true, text: "" });
});

test("of a body without an end no more is taken than shows that it is too large", async () => {
  const { request, taken } = requestOf(400_000);
  expect(await readBody(request, 5000)).toEqual({ ok: false, refusal: "too_large", mostBytes: 5000 });
  expect(taken.count).toBe(6);
});

test("of a body that says it is too large nothing is taken", async () => {
  const { request, taken } = requestOf(400_000, { "content-length": "400000000" });
  expect(await readBody(request, 5000)).toMatchObject({ refusal: "too_large" });
  expect(taken.count).toBe(0);
});

test("a character that two pieces share is read as one, and text that is no JSON as nothing", async () => {
  const [first, second] = [new Uint8Array([34, 0xc3]), new Uint8Array([0xa9, 34])];
  const body = new ReadableStream({
    start: (controller) => {
      for (const piece of [first, second]) controller.enqueue(piece);
      controller.close();
    },
  });
  const request = new Request("http://own.example", { method: "POST", body, duplex: "half" } as RequestInit);
  expect(await readJsonBody(request)).toEqual({ ok: true, value: "é" });
  const broken = new Request("http://own.example", { method: "POST", body: "{", headers: json });
  expect(await readJsonBody(broken)).toEqual({ ok: true, value: undefined });
});

test("a NUL or half a character anywhere in it is refused, and nothing of it is repeated", async () => {
  for (const text of ['{"filter":{"search":"quill\\u0000"}}', '{"filter":{"search":"quill\\ud83d"}}']) {
    const read = await readAsked(
      new Request("http://own.example", { method: "POST", body: text, headers: json }),
    );
    const answer = read.ok ? undefined : refuseBody(read);
    expect([answer?.status, await answer?.json()]).toEqual([
      400,
      { ok: false, refusal: "invalid_input", field: "filter.search", expected: "readable characters only" },
    ]);
  }
});

test("the refusal ends the connection", () => {
  const refusal = refuseBody({ ok: false, refusal: "too_large", mostBytes: 10 });
  expect([refusal.status, refusal.headers.get("connection")]).toEqual([413, "close"]);
});

test("a body that says it is something else than JSON is refused unread, one that does not say is read", async () => {
  const asks = (type: string | null) =>
    new Request("http://own.example", {
      method: "POST",
      body: new Uint8Array([123, 125]),
      headers: type === null ? {} : { "content-type": type },
    });
  const types = [
    "application/json",
    "application/json; charset=utf-8",
    "Application/JSON",
    "application/vnd.api+json",
  ];
  for (const type of [null, ...types])
    expect(await readJsonBody(asks(type))).toEqual({ ok: true, value: {} });
  const refused = { ok: false, refusal: "wrong_type", expected: "application/json" } as const;
  const others = [
    "text/plain;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "text/html",
    "",
    "json",
    "application/jsonp",
  ];
  for (const type of others) {
    const request = asks(type);
    expect(await readJsonBody(request), type).toEqual(refused);
    expect(request.bodyUsed).toBe(false);
  }
  const answer = refuseBody(refused);
  expect([answer.status, await answer.json()]).toEqual([415, refused]);
});
