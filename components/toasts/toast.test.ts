import { toast as shown } from "sonner";
import { expect, test } from "vitest";
import { showToasts, toast } from "./toast";

const told = () => shown.getHistory().map((one) => "title" in one && one.title);

test("what is told before toasts can be shown waits, and nothing is told twice", () => {
  toast.success("Saved.");
  expect(told()).toEqual([]);
  const end = showToasts(shown);
  expect(told()).toEqual(["Saved."]);
  toast.error("The server did not answer.");
  expect(told()).toEqual(["Saved.", "The server did not answer."]);
  end();
  toast.info("Later.");
  expect(told()).toHaveLength(2);
  showToasts(shown);
  expect(told()).toHaveLength(3);
});
