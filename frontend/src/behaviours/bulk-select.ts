import { all, fill, listen, type Teardown } from "../behaviour.ts";

/** `fetch` asks how many the filter finds. */
export interface BulkDeps {
  fetch: typeof fetch;
}

/**
 * The bar for ticked rows (`form.bulk`): shown while one is ticked, says how many. Shift ticks all between two, `[data-tick-all]` the whole page; when the whole page is ticked it offers
 * everything that the filter finds; Escape lets go. Without script the bar shows by style alone and sends what is ticked.
 */
export function bulkSelect(root: HTMLElement, deps: BulkDeps = { fetch: (...asked) => fetch(...asked) }): Teardown {
  const ticks = (): HTMLInputElement[] => [...document.querySelectorAll<HTMLInputElement>("[data-row] .tick")];
  const every = root.querySelector<HTMLInputElement>("input[name=semua]")!;
  const head = document.querySelector<HTMLInputElement>("[data-tick-all]");
  const offer = root.querySelector<HTMLButtonElement>("[data-every-one]")!;
  let last: HTMLInputElement | undefined;
  let found: { n: number; more: boolean } | undefined;

  const show = (): void => {
    const boxes = ticks();
    const chosen = boxes.filter((box) => box.checked);
    if (chosen.length < boxes.length) every.value = "";
    boxes.forEach((box) => box.closest("[data-row]")?.classList.toggle("is-ticked", box.checked));
    root.hidden = !chosen.length;
    if (head) {
      head.checked = chosen.length === boxes.length;
      head.indeterminate = Boolean(chosen.length) && !head.checked;
    }
    const said = root.querySelector("[data-chosen]")!;
    said.textContent = every.value ? fill(root.dataset["every"], "n", found?.n ?? 0) : fill(root.dataset["one"], "n", chosen.length);
    offer.hidden = Boolean(every.value) || !chosen.length || chosen.length < boxes.length || !found || found.n <= boxes.length;
    if (chosen.length && chosen.length === boxes.length && !found) void ask();
  };
  const ask = async (): Promise<void> => {
    try {
      const answer = await deps.fetch(`/kantor/massal/hitung?${root.dataset["query"] ?? ""}`);
      if (!answer.ok) return;
      found = (await answer.json()) as { n: number; more: boolean };
      offer.textContent = fill(root.dataset[found.more ? "most" : "all"], "n", found.n);
      offer.disabled = found.more;
      show();
    } catch {
      /* The page's own rows stay chosen. */
    }
  };
  const ticked = (event: MouseEvent): void => {
    const box = event.target as HTMLInputElement;
    if (!box.matches?.("[data-row] .tick")) return;
    const list = ticks();
    if (event.shiftKey && last) {
      const [from, to] = [list.indexOf(last), list.indexOf(box)].sort((a, b) => a - b) as [number, number];
      list.slice(from, to + 1).forEach((one) => (one.checked = box.checked));
    }
    last = box;
    show();
  };
  const tickAll = (checked: boolean): void => {
    ticks().forEach((box) => (box.checked = checked));
    show();
  };
  const none = (): void => tickAll(false);
  const escaped = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && !event.defaultPrevented && !root.hidden && !document.querySelector("dialog[open]")) none();
  };
  if (head) head.closest<HTMLElement>("[hidden]")?.removeAttribute("hidden");
  show();
  return all(
    head ? listen(head, "change", () => tickAll(head.checked)) : () => undefined,
    listen<MouseEvent>(document, "click", ticked),
    listen<KeyboardEvent>(document, "keydown", escaped),
    listen<MouseEvent>(root.querySelector("[data-none]")!, "click", none),
    listen<MouseEvent>(offer, "click", () => {
      every.value = "1";
      show();
    }),
  );
}
