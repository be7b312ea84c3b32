import { all, fill, listen, type Teardown } from "../behaviour.ts";

/** Something that can be done from here. `group` is the heading that it stands under. */
export interface Command {
  group: string;
  word: string;
  key?: string;
  run: () => void;
}

const NUMBER = /^[a-z]{2,4}[\s-]?[0-9a-z]{4}[\s-]?[0-9a-z]{4}$/i;
const MOST = 40;

/**
 * The list of commands: what this page can do, its views, all pages, and a report by its number. Gathered from the page each time it opens, so that it never
 * offers what the page does not. Typing narrows it (every word must occur), arrows choose, Enter does it.
 */
export function commands(dialog: HTMLDialogElement): Teardown {
  const input = dialog.querySelector<HTMLInputElement>("input")!;
  const list = dialog.querySelector<HTMLElement>("[role=listbox]")!;
  const empty = dialog.querySelector<HTMLElement>("[data-none]")!;
  const words = dialog.dataset;
  const known = gather(words);
  let shown: Command[] = [];
  let at = 0;

  const choose = (index: number): void => {
    at = Math.min(Math.max(index, 0), shown.length - 1);
    const options = [...list.querySelectorAll<HTMLElement>("[role=option]")];
    options.forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    const chosen = options[at];
    chosen?.scrollIntoView?.({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  };
  const draw = (): void => {
    const sought = input.value.trim();
    shown = [...narrowed(known, sought), ...byWords(words, sought)].slice(0, MOST);
    list.replaceChildren(...shown.flatMap((one, number) => drawn(one, number, number ? shown[number - 1]?.group : undefined)));
    empty.hidden = shown.length > 0;
    choose(0);
  };
  const run = (index: number): void => {
    const chosen = shown[index];
    if (!chosen) return;
    dialog.close();
    chosen.run();
  };
  const typed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const by = steps[event.key];
    if (event.key === "Enter") run(at);
    else if (by) choose(at + by);
    else return;
    event.preventDefault();
  };
  input.value = "";
  draw();
  return all(
    listen(input, "input", draw),
    listen<KeyboardEvent>(input, "keydown", typed),
    listen<MouseEvent>(list, "click", (event) => {
      const option = (event.target as Element).closest<HTMLElement>("[role=option]");
      if (option) run(Number(option.dataset["at"]));
    }),
  );
}

function gather(words: DOMStringMap): Command[] {
  const found: Command[] = [];
  const add = (group: string | undefined, selector: string): void => {
    document.querySelectorAll<HTMLElement>(selector).forEach((one) => {
      const word = wordOf(one);
      if (!word || one.hidden || one.closest("dialog, [hidden]") || one.dataset["opens"] === "perintah" || found.some((other) => other.word === word)) return;
      if (one.matches(":disabled, [aria-disabled=true]")) return;
      const key = one.dataset["key"];
      found.push({ group: group ?? "", word, ...(key && key.length < 6 ? { key } : {}), run: () => (one.matches("input, textarea, select") ? one.focus() : one.click()) });
    });
  };
  add(words["acts"], "main [data-key], main [data-command]");
  add(words["views"], ".views a");
  add(words["pages"], ".side-list a, .side-foot .side-line");
  return found;
}

/** The word of a command: its own name, or the text without counts and keys. */
function wordOf(element: HTMLElement): string {
  const label = element.dataset["command"] || element.getAttribute("aria-label") || (element as HTMLInputElement).labels?.[0]?.textContent;
  if (label) return label.trim();
  const copy = element.cloneNode(true) as HTMLElement;
  copy.querySelectorAll("kbd, .count, svg").forEach((one) => one.remove());
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

function narrowed(known: Command[], sought: string): Command[] {
  const parts = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return known.filter((one) => parts.every((part) => one.word.toLowerCase().includes(part)));
}

/** What the words themselves may be: a report's number, or something to look for. The search is sent by its own form, as if typed there. */
function byWords(words: DOMStringMap, sought: string): Command[] {
  const found: Command[] = [];
  const add = (word: string | undefined, run: () => void): void => {
    found.push({ group: words["find"] ?? "", word: fill(word, "words", sought), run });
  };
  if (NUMBER.test(sought)) add(words["jump"], () => location.assign(`${words["jumpUrl"]}?nomor=${encodeURIComponent(sought)}`));
  const box = document.querySelector<HTMLInputElement>("form[role=search] input[type=search]");
  if (sought.length > 1 && box)
    add(words["search"], () => {
      box.value = sought;
      box.form!.requestSubmit();
    });
  return found;
}

function drawn(one: Command, number: number, before: string | undefined): HTMLElement[] {
  const option = document.createElement("li");
  Object.assign(option, { id: `perintah-${number}`, role: "option" });
  option.dataset["at"] = String(number);
  const word = document.createElement("span");
  word.textContent = one.word;
  option.append(word);
  if (one.key) option.append(Object.assign(document.createElement("kbd"), { textContent: one.key === "Enter" ? "⏎" : one.key }));
  if (one.group === before) return [option];
  const heading = Object.assign(document.createElement("li"), { role: "presentation", className: "commands-group", textContent: one.group });
  return [heading, option];
}
