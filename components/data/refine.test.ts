import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { refine } from "./refine";

interface Answer {
  total: number;
  next: string | null;
}

const key = ["counted"];
const answers: Record<string, Answer> = {
  "/count?a=1": { total: 10, next: "x" },
  "/count?a=1&next=x": { total: 20, next: "y" },
  "/count?a=1&next=y": { total: 25, next: null },
};
let asked: string[] = [];

afterEach(() => {
  asked = [];
  vi.unstubAllGlobals();
});

/** Counts to the end with a server of these answers, and returns each total that was shown on the way. */
async function counted(client: QueryClient, refused: string[] = []): Promise<number[]> {
  const stillRefused = new Set(refused);
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    if (stillRefused.delete(url)) return new Response("{}", { status: 400 });
    return Response.json(answers[url]);
  });
  const query = { queryKey: key, retry: 1, retryDelay: 0 };
  const observer = new QueryObserver<Answer>(client, {
    ...query,
    queryFn: (context) => refine<Answer>("/count?a=1", context),
  });
  const shown: number[] = [];
  const stop = observer.subscribe(({ data }) => {
    if (data && shown.at(-1) !== data.total) shown.push(data.total);
  });
  await vi.waitFor(() => {
    expect(observer.getCurrentResult()).toMatchObject({ fetchStatus: "idle", data: { next: null } });
  });
  stop();
  return shown;
}

test("asks on until the answer is exact, and shows each on the way", async () => {
  expect(await counted(new QueryClient())).toEqual([10, 20, 25]);
  expect(asked).toEqual(Object.keys(answers));
});

test("goes on from what the page has counted", async () => {
  const client = new QueryClient();
  client.setQueryData(key, answers["/count?a=1"], { updatedAt: 1 });
  expect((await counted(client)).slice(-2)).toEqual([20, 25]);
  expect(asked).toEqual(Object.keys(answers).slice(1));
});

test("starts anew when the cursor is refused, and when what was counted is not true any more", async () => {
  const refused = new QueryClient();
  refused.setQueryData(key, answers["/count?a=1"], { updatedAt: 1 });
  await counted(refused, ["/count?a=1&next=x"]);
  expect(asked).toEqual(["/count?a=1&next=x", ...Object.keys(answers)]);
  asked = [];
  const changed = new QueryClient();
  changed.setQueryData(key, answers["/count?a=1"]);
  await changed.invalidateQueries({ queryKey: key });
  await counted(changed);
  expect(asked).toEqual(Object.keys(answers));
});

test("an exact number stays until the next is exact", async () => {
  const client = new QueryClient();
  client.setQueryData(key, { total: 30, next: null }, { updatedAt: 1 });
  expect(await counted(client)).toEqual([30, 25]);
});
