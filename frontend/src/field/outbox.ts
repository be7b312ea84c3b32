/** What lies on this phone and has not arrived, one line a job. */
import { fill } from "../behaviour.ts";
import type { Duty } from "./duty.ts";
import type { Kept, Work } from "./kept.ts";
import type { Words } from "./words.ts";

export interface OutboxActs {
  again: (work: Work) => void;
  /** Throws the work and its photos away; asked before. */
  drop: (work: Work) => void;
}

/** `only`: of this job alone, on its own page. */
export async function showOutbox(root: HTMLElement, kept: Kept | undefined, sending: boolean, words: Words, acts: OutboxActs, only?: string): Promise<void> {
  const box = root.querySelector<HTMLElement>("[data-outbox]");
  const list = root.querySelector<HTMLElement>("[data-outbox-list]");
  if (!box || !list) return;
  const rows: HTMLElement[] = [];
  for (const work of (await kept?.works()) ?? []) {
    if (only && work.number !== only) continue;
    const shots = await kept!.shotCount(work.number);
    rows.push(line(work, shots, sending, words, acts));
  }
  if (!only && ((await kept?.locked()) ?? 0)) rows.push(plain(words["locked"] ?? ""));
  list.replaceChildren(...rows);
  box.hidden = !rows.length;
}

/** What can be done with work that did not arrive, on any page of the field. */
export function outboxActs(duty: Duty, shown: () => Promise<void>): OutboxActs {
  return {
    again: ({ trouble: _trouble, ...work }) => void duty.kept!.put(work).then(duty.send),
    drop: ({ number }) => void duty.kept!.remove(number).then(shown),
  };
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
  const buttons = document.createElement("div");
  buttons.className = "pair";
  if (work.trouble?.code === "stale") buttons.append(button(words["open"], () => location.assign(link.href)));
  else if (work.trouble) buttons.append(button(words["again"], () => acts.again(work)));
  if (work.trouble || !work.ready) buttons.append(button(words["drop"], () => window.confirm(words["dropSure"] ?? "") && acts.drop(work)));
  if (buttons.childElementCount) item.append(buttons);
  return item;
}

function button(word: string | undefined, act: () => void): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = word ?? "";
  made.addEventListener("click", act);
  return made;
}

export function stateOf(work: Work, shots: number, sending: boolean, words: Words): string {
  if (work.trouble) return work.trouble.words || words["stale"]!;
  if (!work.ready) return fill(words["draft"], "n", shots);
  return `${words["stored"]}. ${sending ? words["sending"] : words["waiting"]}`;
}

function plain(words: string): HTMLElement {
  const item = document.createElement("li");
  item.textContent = words;
  return item;
}
