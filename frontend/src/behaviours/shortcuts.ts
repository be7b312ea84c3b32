import { listen, type Teardown } from "../behaviour.ts";

const TYPING = "input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]";

/**
 * Keys of the office. j and k walk over `[data-row]`, x ticks the row, ? opens the list of keys, : the list of commands; every `data-key` in the page works and is listed there.
 * Where there are no rows, j and k are free for a `data-key` of the page. Silent while somebody types, with a modifier held, and behind an open dialog.
 */
export function shortcuts(root: HTMLElement): Teardown {
  const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-row]")];

  const walk = (by: number): boolean => {
    const list = rows();
    if (!list.length) return false;
    const now = list.findIndex((row) => row.getAttribute("aria-current") === "true");
    const next = list[Math.min(Math.max(now + by, 0), list.length - 1)]!;
    list.forEach((row) => row.removeAttribute("aria-current"));
    next.setAttribute("aria-current", "true");
    next.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
    next.scrollIntoView?.({ block: "nearest" });
    return true;
  };
  const tick = (): boolean => {
    const box = rows().find((row) => row.getAttribute("aria-current") === "true")?.querySelector<HTMLInputElement>("input[type=checkbox]");
    box?.click();
    return Boolean(box);
  };
  const help = (): boolean => {
    const dialog = document.getElementById("pintasan") as HTMLDialogElement | null;
    if (!dialog) return false;
    listKeys(dialog);
    dialog.showModal();
    return true;
  };
  const fixed: Record<string, () => boolean> = { j: () => walk(1), k: () => walk(-1), x: tick, "?": help, ":": () => press(root, "ctrl+k") };

  return listen<KeyboardEvent>(document, "keydown", (event) => {
    if (inForm(event)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as Element | null;
    if (target?.matches?.(TYPING) || document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && target?.matches?.("a, button, summary")) return;
    const done = fixed[event.key]?.() || press(root, event.key);
    if (done) event.preventDefault();
  });
}

/** While somebody writes: Ctrl+Enter sends the form, Escape leaves the field, so that keys are keys again. */
function inForm(event: KeyboardEvent): boolean {
  const field = event.target as HTMLInputElement | null;
  if (event.defaultPrevented || event.isComposing || !field?.matches?.(TYPING) || field.closest("dialog")) return false;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field.form?.matches("[method=post]")) {
    event.preventDefault();
    field.form.requestSubmit();
    return true;
  }
  if (event.key === "Escape") field.blur();
  return event.key === "Escape";
}

function press(root: HTMLElement, key: string): boolean {
  const element = [...root.querySelectorAll<HTMLElement>("[data-key]")].find((one) => one.dataset["key"] === key && !one.closest("[hidden], [aria-busy=true]"));
  if (!element || element.matches(":disabled, [aria-disabled=true]")) return false;
  if (element.matches(TYPING)) element.focus();
  else element.click();
  return true;
}

function listKeys(dialog: HTMLElement): void {
  const list = dialog.querySelector("[data-keys]");
  const own = [...document.querySelectorAll<HTMLElement>("[data-key]")].filter((one) => !["/", "ctrl+k"].includes(one.dataset["key"]!) && !one.closest("[hidden]"));
  list?.replaceChildren(
    ...own.map((one) => {
      const line = document.createElement("div");
      const word = document.createElement("dt");
      word.textContent = (one.querySelector("span")?.textContent ?? one.getAttribute("aria-label") ?? "").trim();
      const key = document.createElement("kbd");
      key.textContent = one.dataset["key"] ?? "";
      const cell = document.createElement("dd");
      cell.append(key);
      line.append(word, cell);
      return line;
    }),
  );
}
