import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { trustedProxies } from "@/lib/system/trusted-proxies";
import { admitRequest, mostBodyBytes } from "./admit-request";
import { isHttps, senderHeader, senderOf } from "./sender";

const servers: http.Server[] = [];
afterAll(() => {
  for (const server of servers) server.closeAllConnections();
});

/** Serves what `admitRequest` lets in: reads the body, counts it, and answers with what it was told of the sender. */
async function serve({
  trust = "off",
  appUrl,
  status = 200,
}: {
  trust?: string;
  appUrl?: string;
  status?: number;
}) {
  const taken = { bytes: 0 };
  const isTrusted = trustedProxies(trust) ?? (() => false);
  const server = http.createServer(async (request, response) => {
    if (!admitRequest(request, response, { isTrusted, appUrl })) return;
    const headers = new Headers(request.headers as Record<string, string>);
    request.on("data", (chunk: Buffer) => {
      taken.bytes += chunk.length;
    });
    await new Promise((resolve) => request.on("end", resolve));
    response.statusCode = status;
    response.end(JSON.stringify({ sender: senderOf(headers), isHttps: isHttps(headers) }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, taken };
}

async function ask(port: number, headers: Record<string, string>, path = "/", method = "GET") {
  const response = await new Promise<http.IncomingMessage>((resolve) =>
    http.request({ port, host: "127.0.0.1", path, method, headers, agent: false }, resolve).end(),
  );
  let text = "";
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode, headers: response.headers, told: JSON.parse(text) };
}

const forwarded = { "x-forwarded-for": "198.51.100.7, 203.0.113.9", "x-forwarded-proto": "https" };

test("what a sender says of itself is not believed", async () => {
  const { port } = await serve({});
  const { told, headers } = await ask(port, { ...forwarded, [senderHeader]: "192.0.2.1" });
  expect(told).toEqual({ sender: "127.0.0.1", isHttps: false });
  expect(headers["strict-transport-security"]).toBeUndefined();
});

test.each([
  ["1", "203.0.113.9"],
  ["2", "198.51.100.7"],
  ["loopback", "203.0.113.9"],
  ["loopback, 203.0.113.0/24", "198.51.100.7"],
])("with TRUST_PROXY=%s the sender is %s", async (trust, sender) => {
  const { port } = await serve({ trust });
  const { told, headers } = await ask(port, forwarded);
  expect(told).toEqual({ sender, isHttps: true });
  expect(headers["strict-transport-security"]).toBe("max-age=31536000");
});

test("a proxy outside of the trusted networks is not believed", async () => {
  const { port } = await serve({ trust: "10.0.0.0/8" });
  expect((await ask(port, forwarded)).told).toEqual({ sender: "127.0.0.1", isHttps: false });
});

test("what Next asks of its own server for a request is from whoever sent that", async () => {
  const isTrusted = trustedProxies("1") ?? (() => false);
  const inner = await serve({ trust: "1" });
  const outer = http.createServer((request, response) => {
    admitRequest(request, response, { isTrusted, appUrl: undefined });
    const headers = request.headers as Record<string, string>;
    void ask(inner.port, headers).then(({ told }) => response.end(JSON.stringify(told)));
  });
  servers.push(outer);
  await new Promise<void>((resolve) => outer.listen(0, "127.0.0.1", resolve));
  const { port } = outer.address() as AddressInfo;
  const { told } = await ask(port, { ...forwarded, "x-farewell-pass": "guessed" });
  expect(told).toEqual({ sender: "203.0.113.9", isHttps: true });
});

test("the public url says for its own host alone that people use TLS", async () => {
  const { port } = await serve({ appUrl: "https://letters.example" });
  expect((await ask(port, { host: "letters.example" })).told.isHttps).toBe(true);
  expect((await ask(port, { host: "192.168.1.5:3000" })).told.isHttps).toBe(false);
});

test.each([
  ["/confirm/%zz", {}],
  ["/confirm/a%00b", {}],
  ["/contacts?search=a%00b", {}],
  ["/api/audit-log?before=%00", {}],
  ["/contacts", { origin: "someone@person.example" }],
])("%s with %j is answered 400", async (path, headers) => {
  const { port } = await serve({});
  expect(await ask(port, headers as Record<string, string>, path)).toMatchObject({
    status: 400,
    told: { ok: false, refusal: "bad_request" },
  });
});

test("an action that could not be read is the fault of who sent it; any other 500 stays one", async () => {
  const { port } = await serve({ status: 500 });
  expect((await ask(port, { "next-action": "40aa" }, "/", "POST")).status).toBe(400);
  expect((await ask(port, { "content-type": "multipart/form-data; boundary=x" }, "/", "POST")).status).toBe(
    400,
  );
  expect((await ask(port, {}, "/", "POST")).status).toBe(500);
  expect((await ask(port, { "next-action": "40aa" })).status).toBe(500);
});

/** Sends a body in pieces for as long as the server takes it. */
async function flood(port: number, path: string, atMostBytes: number): Promise<string> {
  const socket = net.connect(port, "127.0.0.1");
  let answer = "";
  socket.on("data", (bytes) => {
    answer += String(bytes);
  });
  const isClosed = new Promise<void>((resolve) =>
    socket.on("error", () => undefined).on("close", () => resolve()),
  );
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: own.example\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  const piece = `10000\r\n${"a".repeat(65_536)}\r\n`;
  for (let sent = 0; sent < atMostBytes && !socket.destroyed; sent += 65_536)
    if (!socket.write(piece))
      await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), isClosed]);
  if (!socket.destroyed) socket.write("0\r\n\r\n");
  await isClosed;
  return answer;
}

test("of a body without an end no more than the limit is taken, and the sender is told", async () => {
  const { port, taken } = await serve({});
  expect(await flood(port, "/api/webhooks/stripe", 400_000_000)).toMatch(/^HTTP\/1.1 413 /);
  expect(taken.bytes).toBeLessThanOrEqual(mostBodyBytes);
});

test("a body that says it is too large is not taken at all", async () => {
  const { port, taken } = await serve({});
  const { status, headers } = await ask(
    port,
    { "content-length": String(mostBodyBytes + 1) },
    "/contacts",
    "POST",
  );
  expect([status, headers.connection, taken.bytes]).toEqual([413, "close", 0]);
});

test("a list may be larger, because its own door counts it", async () => {
  const { port, taken } = await serve({});
  const most = mostBodyBytes + 1_000_000;
  expect(await flood(port, "/api/imports", most)).toMatch(/^HTTP\/1.1 200 /);
  expect(taken.bytes).toBeGreaterThanOrEqual(most);
});
