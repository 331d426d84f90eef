import { Button } from "./button";

/** Says that code of the page could not be loaded, and loads it again. */
export function LoadProblem({ retry }: { retry(): void }) {
  return (
    <div className="space-y-3">
      <p role="alert" className="text-sm font-medium text-danger">
        This part of the page could not be loaded. Nothing was changed.
      </p>
      <Button onClick={retry}>Try again</Button>
    </div>
  );
}
