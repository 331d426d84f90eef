import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";

/** Keeps the form of a card that opens by a button: what is typed, and that it closes when the change is made. */
export function useCardForm<Typed, Result extends { ok: boolean }>(
  run: (typed: Typed) => Promise<Result>,
  nothingTyped: Typed,
) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState(nothingTyped);
  const change = useMutation({
    mutationFn: run,
    onSuccess: (result) => {
      if (!result.ok) return;
      setTyped(nothingTyped);
      setOpen(false);
      router.refresh();
    },
  });
  return {
    typed,
    setTyped,
    change,
    isOpen,
    open() {
      change.reset();
      setOpen(true);
    },
    close: () => setOpen(false),
  };
}
