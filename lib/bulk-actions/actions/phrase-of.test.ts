import { expect, test } from "vitest";
import type { BulkActionKind } from "@/lib/audit/audit-action";
import { undoOf } from "./action-kinds";
import { phraseOf } from "./phrase-of";

const kinds: BulkActionKind[] = ["add_tag", "remove_tag", "leave_sequence", "grant_offer", "revoke_offer"];

test("what cannot be undone is typed, for one as for many; what can be undone is not", () => {
  expect(phraseOf("cancel_subscription", 1)).toBe("cancel for 1 contact");
  expect(phraseOf("unsubscribe", 1204)).toBe("unsubscribe 1,204 contacts");
  for (const kind of [...kinds, "hide", "unhide"] as const) {
    expect(undoOf(kind)).toBeDefined();
    expect(phraseOf(kind, 1204)).toBeNull();
  }
});

test("what mails is typed from more than ten people on", () => {
  expect(phraseOf("request_opt_in", 10)).toBeNull();
  expect(phraseOf("request_opt_in", 11)).toBe("ask 11 contacts");
});

test("an export changes nobody, and nobody is asked where nobody would be changed", () => {
  expect(phraseOf("export", 1204)).toBeNull();
  expect(phraseOf("unsubscribe", 0)).toBeNull();
});
