import { all, listen, type Teardown } from "../behaviour.ts";

export interface TemplatesDeps {
  fetch: typeof fetch;
}

/**
 * A link that opens the list of reply templates below itself; the one that is chosen goes into the field named by `data-for`, where the cursor is, and
 * nothing that was written is lost. Digits choose, arrows walk, Escape closes. Without script the link leads to the same list on a page of its own.
 */
export function templates(root: HTMLElement, deps: TemplatesDeps = { fetch: (...asked) => fetch(...asked) }): Teardown {
  const link = root as HTMLAnchorElement;
  const box = document.createElement("div");
  box.className = "offers-box";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", link.querySelector("span")?.textContent ?? "");
  link.setAttribute("aria-expanded", "false");
  let asked: AbortController | undefined;

  const rows = (): HTMLAnchorElement[] => [...box.querySelectorAll<HTMLAnchorElement>("a[data-text]")];
  const close = (): void => {
    asked?.abort();
    box.remove();
    link.setAttribute("aria-expanded", "false");
  };
  const open = async (): Promise<void> => {
    const mine = (asked = new AbortController());
    try {
      const answer = await deps.fetch(link.href, { headers: { "HX-Request": "true" }, signal: mine.signal });
      if (!answer.ok || answer.redirected) return location.assign(link.href);
      box.innerHTML = await answer.text();
    } catch {
      if (!mine.signal.aborted) location.assign(link.href);
      return;
    }
    (link.closest(".take") ?? link).after(box);
    link.setAttribute("aria-expanded", "true");
    (rows()[0] ?? link).focus();
  };
  const take = (row: HTMLAnchorElement): void => {
    const field = document.getElementById(link.dataset["for"] ?? "");
    close();
    if (field instanceof HTMLTextAreaElement) write(field, row.dataset["text"] ?? "");
  };

  const pressed = (event: KeyboardEvent): void => {
    const list = rows();
    const now = list.indexOf(document.activeElement as HTMLAnchorElement);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      close();
      link.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      list[(now + (event.key === "ArrowDown" ? 1 : -1) + list.length) % list.length]?.focus();
    } else if (/^[1-9]$/.test(event.key) && list[Number(event.key) - 1]) {
      take(list[Number(event.key) - 1]!);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return all(
    listen<MouseEvent>(link, "click", (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      if (box.isConnected) close();
      else void open();
    }),
    listen<MouseEvent>(box, "click", (event) => {
      const row = (event.target as Element).closest<HTMLAnchorElement>("a[data-text]");
      if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      take(row);
    }),
    listen<KeyboardEvent>(box, "keydown", pressed),
    close,
  );
}

/** At the cursor, on a line of its own beside what is there; then the first `{…}` that nobody filled is picked out, to be typed over. */
function write(field: HTMLTextAreaElement, words: string): void {
  const at = field.selectionEnd ?? field.value.length;
  const before = field.value.slice(0, at);
  const lead = before && !before.endsWith("\n") ? "\n" : "";
  const tail = field.value.slice(at) && !field.value.slice(at).startsWith("\n") ? "\n" : "";
  field.setRangeText(lead + words + tail, at, at, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
  const left = /\{[^{}]*\}/.exec(words);
  const start = at + lead.length;
  if (left) field.setSelectionRange(start + left.index, start + left.index + left[0].length);
  else field.setSelectionRange(start + words.length, start + words.length);
}
