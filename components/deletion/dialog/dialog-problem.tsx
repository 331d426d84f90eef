import { Button } from "@/components/ui/button";
import type { DeletionProblem } from "./deletion-problem";

interface ProblemLineProps {
  id: string;
  problem: DeletionProblem | undefined;
  onOffer(offer: DeletionProblem["offer"]): void;
}

/** Says why it cannot go on, and offers the way on where there is one. There beforehand, so that it is read out. */
export function DialogProblem({ id, problem, onOffer }: ProblemLineProps) {
  return (
    <div className={problem ? "mb-4 space-y-3" : undefined}>
      <p id={id} role="alert" className="text-sm font-medium text-danger">
        {problem?.sentence}
      </p>
      {problem?.offer && (
        <Button variant="secondary" onClick={() => onOffer(problem.offer)}>
          {problem.offer === "count_again" ? "Count again" : "Continue without them"}
        </Button>
      )}
    </div>
  );
}
