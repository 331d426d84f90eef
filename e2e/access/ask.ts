import type { AppServer } from "../fixtures/server";
import type { Question } from "./route-rows";

/** Asks one running server as a browser would, with or without a session. */
export class Asker {
  constructor(
    private readonly server: AppServer,
    private readonly cookie: string | undefined,
  ) {}

  /** Returns the status, with where it leads or what it refuses with status 200, and the whole answer. */
  async route(method: string, { path, body }: Question): Promise<Answer> {
    const headers = body?.startsWith("{") ? { "content-type": "application/json" } : {};
    const response = await this.fetch(path, { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    const refusal = response.ok ? /^\{"ok":false,"refusal":"(\w+)"/.exec(text)?.[1] : undefined;
    return { said: [response.status, refusal].filter(Boolean).join(" "), text };
  }

  async page({ path }: Question): Promise<Answer> {
    const response = await this.fetch(path, {});
    const leads = response.headers.get("location");
    const to = leads && new URL(leads, this.server.url).pathname;
    const text = await response.text();
    // Its text says what its status cannot: the page had begun to stream.
    const status = text.includes("NEXT_HTTP_ERROR_FALLBACK;404") ? 404 : response.status;
    return { said: [status, to].filter(Boolean).join(" "), text };
  }

  /** Posts a server action with its one argument, and returns "ok" or the name of the refusal. */
  async action({ id, page }: { id: string; page: string }, input: object): Promise<Answer> {
    const headers = { "next-action": id, "content-type": "text/plain;charset=UTF-8" };
    return answerOf(await this.fetch(page, { method: "POST", headers, body: JSON.stringify([input]) }));
  }

  /** Posts a server action of a form, which takes the state before and the form. */
  async form({ id, page }: { id: string; page: string }, fields: object): Promise<Answer> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(`1_${name}`, value);
    body.append("0", '[null,"$K1"]');
    return answerOf(await this.fetch(page, { method: "POST", headers: { "next-action": id }, body }));
  }

  private fetch(path: string, { headers, ...rest }: Omit<RequestInit, "headers"> & { headers?: object }) {
    const { url } = this.server;
    const all = { origin: url, ...(this.cookie !== undefined && { cookie: this.cookie }), ...headers };
    return fetch(`${url}${path}`, { redirect: "manual", headers: all, ...rest });
  }
}

export interface Answer {
  said: string;
  text: string;
}

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  if (response.headers.has("x-action-redirect")) return { said: "redirect", text };
  const line = /^1:(.*)$/m.exec(text)?.[1];
  if (!response.ok || line === undefined) return { said: `${response.status}`, text };
  return { said: nameOf(JSON.parse(line)), text };
}

/** Names the answer of an action, whatever shape the forms of public pages give it. */
function nameOf(result: unknown): string {
  if (typeof result === "string") return result;
  const { ok, refusal, kind, error, says } = result as Record<string, unknown>;
  return String(ok ? "ok" : (kind ?? refusal ?? (error || says ? "error" : "nothing")));
}
