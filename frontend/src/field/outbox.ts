/** What lies on this phone and has not arrived, one line a job. */
import { fill } from "../behaviour.ts";
import type { Kept, Work } from "./kept.ts";
import type { Words } from "./words.ts";

export interface OutboxActs {
  again: (work: Work) => void;
}

export async function showOutbox(root: HTMLElement, kept: Kept | undefined, sending: boolean, words: Words, acts: OutboxActs): Promise<void> {
  const box = root.querySelector<HTMLElement>("[data-outbox]");
  const list = root.querySelector<HTMLElement>("[data-outbox-list]");
  if (!box || !list) return;
  const rows: HTMLElement[] = [];
  for (const work of (await kept?.works()) ?? []) {
    const shots = await kept!.shotCount(work.number);
    rows.push(line(work, shots, sending, words, acts));
  }
  if ((await kept?.locked()) ?? 0) rows.push(plain(words["locked"] ?? ""));
  list.replaceChildren(...rows);
  box.hidden = !rows.length;
}

function line(work: Work, shots: number, sending: boolean, words: Words, acts: OutboxActs): HTMLElement {
  const item = document.createElement("li");
  item.dataset["outboxNumber"] = work.number;
  const link = document.createElement("a");
  link.href = `/kantor/lapangan/${work.number}#bukti`;
  link.textContent = work.title;
  const state = document.createElement("span");
  state.className = `sub${work.trouble ? " hue tone-late" : ""}`;
  state.textContent = stateOf(work, shots, sending, words);
  item.append(link, state);
  if (work.trouble) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = (work.trouble.code === "stale" ? words["open"] : words["again"]) ?? "";
    button.addEventListener("click", () => (work.trouble!.code === "stale" ? location.assign(link.href) : acts.again(work)));
    item.append(button);
  }
  return item;
}

export function stateOf(work: Work, shots: number, sending: boolean, words: Words): string {
  if (work.trouble) return work.trouble.code === "stale" ? words["stale"]! : work.trouble.words;
  if (!work.ready) return fill(words["draft"], "n", shots);
  return `${words["stored"]}. ${sending ? words["sending"] : words["waiting"]}`;
}

function plain(words: string): HTMLElement {
  const item = document.createElement("li");
  item.textContent = words;
  return item;
}
