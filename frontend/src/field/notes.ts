import { icon } from "../sprite.ts";

/** One notice at the top of the field's pages; the same name again replaces its words, no words take it away. */
export function note(root: HTMLElement, name: string, words: string, tone = "check", act?: { word: string; href: string }): void {
  const holder = root.querySelector<HTMLElement>("[data-notes]");
  if (!holder) return;
  const known = holder.querySelector<HTMLElement>(`[data-note-name="${name}"]`);
  if (!words) {
    known?.remove();
    return;
  }
  if (known?.dataset["said"] === words) return;
  const box = document.createElement("p");
  box.className = `notice tone-${tone}`;
  box.dataset["noteName"] = name;
  box.dataset["said"] = words;
  const said = document.createElement("span");
  said.textContent = words;
  box.append(icon(tone === "done" ? "ok" : name === "offline" ? "offline" : "alert"), said);
  if (act) {
    const link = document.createElement("a");
    link.href = act.href;
    link.textContent = act.word;
    said.append(" ", link);
  }
  if (known) known.replaceWith(box);
  else holder.append(box);
}
