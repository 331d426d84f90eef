import { useEffect, useRef, useState } from "react";
import type { Puzzle } from "@/lib/doors/puzzle/derive-key";
import { solvePuzzle } from "@/lib/doors/puzzle/solve-puzzle";
import { signUpMessages } from "./sign-up-messages";

/** Solves the puzzle, and sends the form that it stands in again with the solution. Nobody has to press anything. */
export function PuzzleSolver({ puzzle }: { puzzle: Puzzle }) {
  const solutionRef = useRef<HTMLInputElement>(null);
  const [isUnsolved, setUnsolved] = useState(false);
  useEffect(() => {
    let isGone = false;
    setUnsolved(false);
    const send = (solution: string | undefined) => {
      const box = solutionRef.current;
      if (isGone || !box) return;
      if (solution === undefined) return setUnsolved(true);
      box.value = solution;
      box.form?.requestSubmit();
    };
    solvePuzzle(puzzle).then(send, () => send(undefined));
    return () => {
      isGone = true;
    };
  }, [puzzle]);
  return (
    <>
      <input ref={solutionRef} type="hidden" name="solution" />
      <p role={isUnsolved ? "alert" : "status"} className={isUnsolved ? "text-sm text-danger" : "text-sm"}>
        {isUnsolved ? signUpMessages.tooMany : signUpMessages.solving}
      </p>
    </>
  );
}
