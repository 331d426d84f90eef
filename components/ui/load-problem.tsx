import { Button } from "./button";
import { loadingMessages } from "./loading-messages";

/** Says that code of the page could not be loaded, and loads it again. */
export function LoadProblem({ retry }: { retry(): void }) {
  return (
    <div className="space-y-3">
      <p role="alert" className="text-sm font-medium text-danger">
        {loadingMessages.problem}
      </p>
      <Button onClick={retry}>{loadingMessages.again}</Button>
    </div>
  );
}
