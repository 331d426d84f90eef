"use client";

import { Download } from "lucide-react";
import { useId } from "react";
import { DownloadLink } from "@/components/sites/download-link";
import { Button, buttonStyles } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { type AuditKind, auditKinds } from "@/lib/audit/audit-kinds";
import { farewellItself } from "@/lib/history/farewell-itself";
import type { AuditActor } from "@/lib/history/list-actors";
import { auditFileOf } from "./audit-log-query";
import { auditKindNames, auditSearchLabels } from "./history-messages";
import { useAuditSearch } from "./use-audit-search";

/** Chooses which entries are listed, and saves them as a file. */
export function AuditSearchForm({ actors }: { actors: AuditActor[] }) {
  const [search, setSearch] = useAuditSearch();
  const isHydrated = useIsHydrated();
  const id = useId();
  const isNarrowed = Object.keys(search).length > 0;
  return (
    <fieldset disabled={!isHydrated} className="mb-4 flex flex-wrap items-end gap-3">
      <legend className="sr-only">{auditSearchLabels.legend}</legend>
      <div className="flex-1 basis-40 space-y-1">
        <label htmlFor={`${id}-kind`} className="text-sm font-medium">
          {auditSearchLabels.kind}
        </label>
        <Select
          id={`${id}-kind`}
          value={search.kind ?? ""}
          onChange={({ target }) => void setSearch({ kind: (target.value as AuditKind) || null })}
        >
          <option value="">{auditSearchLabels.anyKind}</option>
          {auditKinds.map((kind) => (
            <option key={kind} value={kind}>
              {auditKindNames[kind]}
            </option>
          ))}
        </Select>
      </div>
      <div className="flex-1 basis-40 space-y-1">
        <label htmlFor={`${id}-who`} className="text-sm font-medium">
          {auditSearchLabels.who}
        </label>
        <Select
          id={`${id}-who`}
          value={search.who ?? ""}
          onChange={({ target }) => void setSearch({ who: target.value || null })}
        >
          <option value="">{auditSearchLabels.anyone}</option>
          {actors.map((actor) => (
            <option key={actor.id} value={actor.id}>
              {actor.name}
            </option>
          ))}
          <option value={farewellItself}>{auditSearchLabels.farewellItself}</option>
        </Select>
      </div>
      <div className="flex-1 basis-36 space-y-1">
        <label htmlFor={`${id}-day`} className="text-sm font-medium">
          {auditSearchLabels.day}
        </label>
        <Input
          id={`${id}-day`}
          type="date"
          value={search.day ?? ""}
          onChange={({ target }) => void setSearch({ day: target.value || null })}
        />
      </div>
      {isNarrowed && (
        <Button variant="quiet" onClick={() => void setSearch(null)}>
          {auditSearchLabels.showAll}
        </Button>
      )}
      <DownloadLink href={auditFileOf(search)} className={buttonStyles()}>
        <Download aria-hidden="true" className="size-4" />
        {auditSearchLabels.save}
      </DownloadLink>
    </fieldset>
  );
}
