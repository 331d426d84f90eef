import type { BroadcastTarget } from "@/lib/broadcasts/broadcast-target";

export interface DraftText {
  subject: string;
  body: string;
  target: BroadcastTarget | null;
}

type Answer = { ok: true; updatedAt: number } | { ok: false; refusal: string };

interface Saving {
  save(text: DraftText & { seenAt: number }): Promise<Answer>;
  /** Is called with what was saved and when. */
  onSaved(text: DraftText, updatedAt: number): void;
}

export interface SaverState {
  text: DraftText;
  /** Is when the server last saved it. */
  updatedAt: number;
  /** `lost` is a save without an answer, which is tried again; `refused` is one that trying again does not help. */
  standing: "saved" | "unsaved" | "saving" | "lost" | "refused";
  refusal: Extract<Answer, { ok: false }> | null;
}

export const pauseMs = 800;
export const retryMs = 5_000;

/**
 * Saves a draft a moment after the last change, one save at a time. Keeps what was typed whatever happens: a save
 * without an answer is tried again, and a refused one waits for the owner.
 */
export class DraftSaver {
  private state: SaverState;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    text: DraftText,
    updatedAt: number,
    private readonly saving: Saving,
  ) {
    this.state = { text, updatedAt, standing: "saved", refusal: null };
  }

  readonly current = (): SaverState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(change: Partial<DraftText>): void {
    const isRefused = this.state.standing === "refused";
    this.set({ text: { ...this.state.text, ...change }, ...(!isRefused && { standing: "unsaved" }) });
    if (!isRefused) this.saveIn(pauseMs);
  }

  /** Saves at once what is not saved. Returns whether everything is saved then. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (this.state.standing === "unsaved" || this.state.standing === "lost") await this.save();
    return this.state.standing === "saved";
  }

  /** Goes on from what the server has now: with its text, or with the one that was typed here. */
  rebase(server: DraftText & { updatedAt: number }, keep: "theirs" | "mine"): void {
    const { updatedAt, ...text } = server;
    const isMine = keep === "mine";
    this.set({
      ...(!isMine && { text }),
      updatedAt,
      standing: isMine ? "unsaved" : "saved",
      refusal: null,
    });
    if (isMine) void this.flush();
  }

  private saveIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async save(): Promise<void> {
    this.running = this.saveOnce();
    await this.running;
    this.running = undefined;
    if (this.state.standing === "unsaved") this.saveIn(pauseMs);
    if (this.state.standing === "lost") this.saveIn(retryMs);
  }

  private async saveOnce(): Promise<void> {
    const { text, updatedAt: seenAt } = this.state;
    this.set({ standing: "saving" });
    const answer = await this.saving.save({ ...text, seenAt }).catch(() => undefined);
    if (!answer) return this.set({ standing: "lost" });
    if (!answer.ok) return this.set({ standing: "refused", refusal: answer });
    const isSame = this.state.text === text;
    this.set({ updatedAt: answer.updatedAt, standing: isSame ? "saved" : "unsaved" });
    this.saving.onSaved(text, answer.updatedAt);
  }

  private set(change: Partial<SaverState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
