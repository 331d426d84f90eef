"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { problemOf, refusalOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { useFormats } from "@/components/ui/use-formats";
import { createFormAction } from "@/lib/forms/actions";
import type { FormView } from "@/lib/forms/site-forms";
import { formLabels } from "./form-labels";
import { formMessages, formProblem, submissionsMessage } from "./form-messages";

/** Lists the sign-up forms of the site, shows how to embed them, and makes a new one. */
export function FormSettings({ forms, appUrl }: { forms: FormView[]; appUrl: string }) {
  const format = useFormats();
  const router = useRouter();
  const [name, setName] = useState("");
  const [slug, setSlug] = useState("");
  const create = useMutation({
    mutationFn: () => createFormAction({ name, slug }),
    onSuccess: (result) => {
      if (!result.ok) return;
      setName("");
      setSlug("");
      toast.success(formMessages.created);
      router.refresh();
    },
  });
  const refused = refusalOf(create);
  const field = refused?.refusal === "invalid_input" ? refused.field : "slug";
  const problem = problemOf(create, formProblem);
  return (
    <div className="space-y-5 [&_form]:max-w-xl">
      {forms.map((form) => (
        <Card key={form.id} title={form.name}>
          <p className="text-sm">
            <span className="wrap-anywhere">
              <a href={`/forms/${form.slug}`}>
                {appUrl}/forms/{form.slug}
              </a>
            </span>{" "}
            · {submissionsMessage(format, form.submissionCount)}
          </p>
          <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
            <p className="text-sm text-ink-soft">{formLabels.embed}</p>
            <CopyButton text={embedCode(appUrl, form)} label={formLabels.copy} />
          </div>
          <pre className="mt-1 overflow-x-auto rounded-lg bg-muted p-3 text-sm whitespace-pre-wrap wrap-anywhere">
            {embedCode(appUrl, form)}
          </pre>
        </Card>
      ))}
      <IfMay do="forms.write" orSay>
        <Card title={formLabels.create}>
          <form
            noValidate
            className="space-y-5"
            onSubmit={(event) => {
              event.preventDefault();
              if (!create.isPending) create.mutate();
            }}
          >
            <Field
              label={formLabels.name}
              hint={formMessages.name}
              value={name}
              onChange={(event) => setName(event.target.value)}
              {...(problem && field === "name" && { error: problem })}
            />
            <Field
              label={formLabels.url}
              hint={formMessages.url}
              value={slug}
              onChange={(event) => setSlug(event.target.value)}
              {...(problem && field !== "name" && { error: problem })}
            />
            <Button type="submit" variant="primary" isBusy={create.isPending}>
              {formLabels.createForm}
            </Button>
          </form>
        </Card>
      </IfMay>
    </div>
  );
}

/** Returns the HTML that shows a form on another page. */
function embedCode(appUrl: string, { slug, name }: Pick<FormView, "slug" | "name">): string {
  const title = name.replaceAll('"', "&quot;");
  return `<iframe src="${appUrl}/forms/${slug}" title="${title}" width="100%" height="480" style="border:0"></iframe>`;
}
