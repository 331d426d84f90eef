import net from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { MailServer } from "@/testing/mail-server";
import { marketingHeaders } from "../message/marketing-headers";
import type { MailTransport } from "./mail-transport";
import { smtpTransport } from "./smtp-transport";

const from = "Ashgrove Bakery <hello@ashgrove.example>";
const message = {
  to: "anna@example.com",
  subject: "Opening hours",
  html: "<p>We open at <b>seven</b>.</p>",
  text: "We open at seven.\n",
  messageId: "<delivery-1@ashgrove.example>",
};

let server: MailServer;
let transport: MailTransport;

beforeEach(async () => {
  server = await MailServer.start();
  transport = smtpTransport(server.url, from);
});

afterEach(async () => {
  transport.close();
  await server.stop();
});

describe("sending", () => {
  test("delivers both parts, our Message-ID and our headers to the one recipient", async () => {
    const unsubscribeUrl = `https://ashgrove.example/unsubscribe/${"t".repeat(120)}`;
    const sent = await transport.send({ ...message, headers: marketingHeaders(unsubscribeUrl) });
    expect(sent).toEqual({ ok: true });
    const received = await server.waitFor(({ to }) => to.includes("anna@example.com"));
    expect(received).toMatchObject({ to: ["anna@example.com"], from: "hello@ashgrove.example" });
    expect(received.subject).toBe("Opening hours");
    expect(received.text.trim()).toBe("We open at seven.");
    expect(received.html).toContain("<b>seven</b>");
    expect(received.headers.get("from")).toBe(from);
    expect(received.headers.get("to")).toBe("anna@example.com");
    expect(received.headers.get("message-id")).toBe("<delivery-1@ashgrove.example>");
    expect(received.headers.get("list-unsubscribe")).toBe(`<${unsubscribeUrl}>`);
    expect(received.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  });

  test("keeps every letter of a subject and of a body", async () => {
    await transport.send({
      ...message,
      subject: "Grüße aus 東京 — naïve café 🥐",
      text: "Žluťoučký kůň. Ещё.",
    });
    const received = await server.waitFor(() => true);
    expect(received.subject).toBe("Grüße aus 東京 — naïve café 🥐");
    expect(received.text.trim()).toBe("Žluťoučký kůň. Ещё.");
  });

  test("reaches an internationalised domain in its ASCII form", async () => {
    expect(await transport.send({ ...message, to: "anna@bücher.example" })).toEqual({ ok: true });
    expect(server.messages[0]?.to).toEqual(["anna@xn--bcher-kva.example"]);
    const peer = await dialogueServer({});
    const plain = smtpTransport(peer.url, from);
    await plain.send({ ...message, to: "anna@bücher.example" });
    expect(peer.lines).toContain("RCPT TO:<anna@xn--bcher-kva.example>");
    expect(peer.lines).toContain("To: anna@xn--bcher-kva.example");
    plain.close();
    await peer.stop();
  });

  test("goes on over a new connection when the server restarted meanwhile", async () => {
    await transport.send(message);
    const port = Number(new URL(server.url).port);
    await server.stop();
    const restarted = await dialogueServer({}, port);
    expect(await transport.send(message)).toEqual({ ok: true });
    await restarted.stop();
  });
});

describe("header injection", () => {
  test("a line break in the subject starts no header", async () => {
    await transport.send({ ...message, subject: "Hello\r\nBcc: eve@example.com\r\n\r\nBody" });
    const received = await server.waitFor(() => true);
    expect(received.to).toEqual(["anna@example.com"]);
    expect(received.headers.has("bcc")).toBe(false);
    expect(received.subject.replace(/\s+/g, " ")).toBe("Hello Bcc: eve@example.com Body");
    expect(received.text.trim()).toBe("We open at seven.");
  });

  test("a line break in a header of ours or in the Message-ID starts no header", async () => {
    await transport.send({
      ...message,
      headers: { "X-Note": "one\r\nX-Two: two" },
      messageId: "<a@b.example>\r\nX-Three: three",
    });
    const received = await server.waitFor(() => true);
    expect(received.headers.has("x-two")).toBe(false);
    expect(received.headers.has("x-three")).toBe(false);
  });

  test.each([
    "anna@example.com\r\nBcc: eve@example.com",
    "anna@example.com, eve@example.com",
    "anna@example.com;eve@example.com",
    "Anna <anna@example.com>",
    "anna@example.com> NOTIFY=SUCCESS",
    "anna@example.com\0",
    "anna@eve@example.com",
    "anna",
    "",
  ])("refuses %j, which is not one plain address, and sends nothing", async (to) => {
    const sent = await transport.send({ ...message, to });
    expect(sent).toEqual({
      ok: false,
      reason: "refused",
      isPermanent: true,
      detail: "not one plain address",
    });
    expect(server.messages).toEqual([]);
  });
});

describe("failures", () => {
  test("550 for the recipient is a permanent refusal that names nobody", async () => {
    server.refuse("anna@example.com", 550);
    const sent = await transport.send(message);
    expect(sent).toMatchObject({ ok: false, reason: "refused", isPermanent: true });
    expect(sent).toHaveProperty("detail", expect.stringContaining("550"));
    expect(JSON.stringify(sent)).not.toMatch(/anna|example|@/);
  });

  test("451 for the recipient is a refusal for now, and does not hinder the next message", async () => {
    server.refuse("anna@example.com", 451);
    expect(await transport.send(message)).toMatchObject({ reason: "refused", isPermanent: false });
    expect(await transport.send({ ...message, to: "ben@example.com" })).toEqual({ ok: true });
    server.accept("anna@example.com");
    expect(await transport.send(message)).toEqual({ ok: true });
    expect(server.messages.map(({ to }) => to[0])).toEqual(["ben@example.com", "anna@example.com"]);
  });

  test("nobody listening is unreachable, and says what the network said", async () => {
    await server.stop();
    const sent = await transport.send(message);
    expect(sent).toMatchObject({ ok: false, reason: "unreachable", isPermanent: false });
    expect(sent).toHaveProperty("detail", expect.stringContaining("ECONNREFUSED"));
    server = await MailServer.start();
  });

  test.each([
    ["a full mailbox after the message", { ".": "552 5.2.2 too full" }, "refused", true],
    ["a busy server after the message", { ".": "452 4.3.1 later" }, "refused", false],
    ["our sender not taken", { MAIL: "550 5.7.1 not from you" }, "unreachable", false],
    ["a login demanded", { RCPT: "530 5.7.0 log in first" }, "unreachable", false],
    ["a server shutting down", { RCPT: "421 4.3.2 closing" }, "unreachable", false],
    ["a wrong greeting", { greeting: "554 no" }, "unreachable", false],
    ["a line dropped after the message", { ".": "drop" }, "unreachable", false],
    ["a server that never greets", { greeting: "silence" }, "unreachable", false],
    ["a server that stops answering", { RCPT: "silence" }, "unreachable", false],
  ] as const)("%s", async (_case, answers, reason, isPermanent) => {
    const peer = await dialogueServer(answers);
    const impatient = smtpTransport(peer.url, from, 200);
    expect(await impatient.send(message)).toMatchObject({ ok: false, reason, isPermanent });
    expect(peer.bodies()).toBeLessThanOrEqual(1);
    impatient.close();
    await peer.stop();
  });

  test.each([
    ["550 no such user here", true],
    ["550 5.1.1 <anna@example.com>: user unknown", true],
    ["550 5.1.10 recipient not found", true],
    ["553 5.1.2 no such domain", true],
    ["550 5.2.1 this mailbox is disabled", true],
    ["551 user not local", true],
    ["552 5.2.2 mailbox full", false],
    ["552 mailbox is full", false],
    ["550 5.7.1 relaying denied", false],
    ["550 relay not permitted", false],
    ["554 5.7.1 client host blocked", false],
    ["554 rejected by our spam policy", false],
    ["550 5.1.8 sender address not known", false],
    ["550 5.3.2 system not accepting mail", false],
    ["503 RCPT first", false],
    ["450 4.1.1 try later", false],
  ])("to RCPT TO, %s: there is no mailbox is %s", async (answer, isGone) => {
    const peer = await dialogueServer({ RCPT: answer });
    const plain = smtpTransport(peer.url, from, 500);
    const sent = await plain.send(message);
    expect("isMailboxGone" in sent && sent.isMailboxGone === true).toBe(isGone);
    plain.close();
    await peer.stop();
  });

  test("a wrong password is unreachable, and the answer holds no secret", async () => {
    const peer = await dialogueServer({ EHLO: "250 AUTH PLAIN", AUTH: "535 5.7.8 no" });
    const wrong = smtpTransport(peer.url.replace("//", "//hello:hunter2@"), from);
    const sent = await wrong.send(message);
    expect(sent).toMatchObject({ reason: "unreachable", isPermanent: false });
    expect(JSON.stringify(sent)).not.toContain("hunter2");
    wrong.close();
    await peer.stop();
  });

  test("after close, sending is unreachable", async () => {
    transport.close();
    expect(await transport.send(message)).toMatchObject({ ok: false, reason: "unreachable" });
  });
});

const obliging = { greeting: "220 hi", EHLO: "250 ok", DATA: "354 go on", ".": "250 taken" };

/**
 * Starts a server that picks its reply by the first word of each line. The reply "drop" closes the connection, and
 * "silence" sends nothing.
 */
async function dialogueServer(answers: Record<string, string>, port = 0) {
  const sockets = new Set<net.Socket>();
  const lines: string[] = [];
  let bodyCount = 0;
  const listener = net.createServer((socket) => {
    sockets.add(socket);
    let isInBody = false;
    const answer = (verb: string) => {
      const line = { ...obliging, ...answers }[verb] ?? "250 ok";
      if (line === "drop") socket.destroy();
      else if (line !== "silence") socket.write(`${line}\r\n`);
      isInBody = verb === "DATA" && line.startsWith("354");
    };
    socket.on("error", () => socket.destroy());
    socket.setEncoding("utf8").on("data", (chunk) => {
      for (const line of String(chunk).split("\r\n").slice(0, -1)) {
        lines.push(line);
        if (isInBody && line !== ".") continue;
        if (isInBody) bodyCount += 1;
        answer(isInBody ? "." : (line.split(" ")[0] ?? ""));
      }
    });
    answer("greeting");
  });
  await new Promise<void>((resolve) => listener.listen(port, "127.0.0.1", resolve));
  const address = listener.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    lines,
    bodies: () => bodyCount,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => listener.close(resolve));
    },
  };
}
