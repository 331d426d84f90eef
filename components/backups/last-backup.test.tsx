import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { LastBackup as LastBackupView } from "@/lib/backups/last-backups";
import { LastBackup } from "./last-backup";

const last: LastBackupView = { kind: "whole", madeAt: Date.UTC(2026, 0, 15), bytes: 1_500_000, keepDays: 14 };

function textOf(view: LastBackupView | undefined, isOverdue: boolean): string {
  const markup = renderToStaticMarkup(<LastBackup last={view} isOverdue={isOverdue} />);
  return markup.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
}

test("says when the last backup was, and when copies forget", () => {
  const text = textOf(last, false);
  expect(text).toContain("Copies forget within 14 days");
  expect(text).toContain("(1.5 MB)");
  expect(text).not.toContain("Whoever runs the server");
});

test("warns when none was made ever or lately", () => {
  expect(textOf(undefined, true)).toContain("No backup was ever made. Whoever runs the server");
  expect(textOf(last, true)).toContain("more than two days ago. Whoever runs the server");
});
