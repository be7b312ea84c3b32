import { all, fill, listen, type Teardown } from "../behaviour.ts";

/** `wide`: is there room for the pane. `delay`: milliseconds that a row must have the focus before it opens, so that holding j asks only once. */
export interface SplitViewDeps {
  fetch: typeof fetch;
  wide: (pane: HTMLElement) => boolean;
  delay: number;
}

const browser: SplitViewDeps = {
  fetch: (...asked) => fetch(...asked),
  wide: (pane) => getComputedStyle(pane).display !== "none",
  delay: 200,
};

/**
 * A list with the chosen report beside it, where there is room: links of rows (`[data-row]`) and steps (`[data-step]`) open in `[data-pane]`.
 * Where the pane is not shown, or without script, they are ordinary links. The row named after `#` is opened first, else the first one; a row that gets
 * the focus by j or k follows, and the bar above the pane says which it is and walks by mouse. Opened in the pane, the report is told where to come back to (`kembali`).
 */
export function splitView(root: HTMLElement, deps: SplitViewDeps = browser): Teardown {
  const pane = root.querySelector<HTMLElement>("[data-pane]")!;
  const bar = root.querySelector<HTMLElement>("[data-pane-bar]");
  let asked: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown = "";
  let loaded = "";
  const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>("[data-row]")];
  const mark = (row: HTMLElement): void => {
    rows().forEach((other) => other.toggleAttribute("aria-current", false));
    row.setAttribute("aria-current", "true");
  };
  const open = async (address: string, focus: boolean, step = false): Promise<void> => {
    clearTimeout(timer);
    asked?.abort();
    shown = address;
    loaded = "";
    const mine = (asked = new AbortController());
    const url = new URL(address, document.baseURI);
    url.searchParams.set("kembali", location.pathname + location.search);
    pane.setAttribute("aria-busy", "true");
    if (bar) sayWhere(bar, rows(), url);
    try {
      const answer = await deps.fetch(url.href, { headers: { "HX-Request": "true" }, signal: mine.signal });
      if (answer.redirected) return location.assign(address);
      pane.innerHTML = answer.ok ? await answer.text() : sorry(root.dataset["failed"], address);
      if (pane.parentElement) pane.parentElement.scrollTop = 0;
      loaded = address;
      if (focus) (step ? firstField(pane) : pane).focus({ preventScroll: !step });
    } catch {
      if (!mine.signal.aborted) pane.innerHTML = sorry(root.dataset["failed"], address);
    } finally {
      if (!mine.signal.aborted) pane.removeAttribute("aria-busy");
    }
  };
  const pressed = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !deps.wide(pane)) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-row] a, [data-pane] a[data-step], .map-live a[data-report]");
    if (!link) return;
    event.preventDefault();
    const row = link.closest<HTMLElement>("[data-row]");
    if (row) mark(row);
    void open(link.getAttribute("href")!, true, !row);
  };

  const walked = (event: MouseEvent): void => {
    const by = Number((event.target as Element).closest<HTMLElement>("[data-walk]")?.dataset["walk"]);
    const list = rows();
    if (!by || !list.length) return;
    const row = list[Math.min(Math.max(list.findIndex((one) => one.getAttribute("aria-current") === "true") + by, 0), list.length - 1)]!;
    mark(row);
    row.scrollIntoView?.({ block: "nearest" });
    void open(row.querySelector("a")!.getAttribute("href")!, false);
  };

  const focused = (event: FocusEvent): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-row] a");
    const address = link?.getAttribute("href");
    if (!link || !address || !deps.wide(pane)) return;
    clearTimeout(timer);
    // Until the row in hand is the one beside the list, no key may act on the other one: see `press` of the shortcuts.
    if (address === loaded) pane.removeAttribute("aria-busy");
    else pane.setAttribute("aria-busy", "true");
    if (address !== shown) timer = setTimeout(() => void open(address, false), deps.delay);
  };

  // What is done here leads back to the list: at the report that stands after this one, when this one leaves it.
  const sent = (event: SubmitEvent): void => {
    const form = event.target as HTMLFormElement;
    const list = rows();
    const next = list[list.findIndex((row) => row.getAttribute("aria-current") === "true") + 1]?.dataset["number"];
    if (!pane.contains(form) || !form.elements.namedItem("kembali") || !next) return;
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: "berikut", value: next });
    form.querySelector("input[name=berikut]")?.remove();
    form.append(field);
  };

  const hash = decodeURIComponent(location.hash.slice(1));
  const first = rows();
  const chosen = first.find((row) => row.dataset["number"] === hash) ?? first[0];
  const link = chosen?.querySelector("a");
  if (chosen && link && deps.wide(pane)) {
    mark(chosen);
    if (chosen.dataset["number"] === hash) chosen.scrollIntoView?.({ block: "nearest" });
    void open(link.getAttribute("href")!, false);
  }
  return all(bar ? listen<MouseEvent>(bar, "click", walked) : () => undefined, listen<MouseEvent>(root, "click", pressed), listen<SubmitEvent>(root, "submit", sent, { capture: true }), listen<FocusEvent>(root, "focusin", focused), () => {
    clearTimeout(timer);
    asked?.abort();
  });
}

/** Where to write first in the step that was chosen; the pane itself when there is nothing to write. */
export function firstField(pane: HTMLElement): HTMLElement {
  return pane.querySelector<HTMLElement>("#langkah :is(textarea, select, input:not([type=hidden], [type=radio], [type=checkbox], [type=file]))") ?? pane;
}

/** Above the pane: which of the rows it is (none for one that was opened from the map or a step), and the report's own page. */
function sayWhere(bar: HTMLElement, rows: HTMLElement[], url: URL): void {
  const number = url.pathname.split("/")[3] ?? "";
  const at = rows.findIndex((row) => row.dataset["number"] === number);
  bar.hidden = false;
  const all = `${rows.length}${bar.dataset["more"] ?? ""}`;
  bar.querySelector("[data-at]")!.textContent = at < 0 ? "" : fill(fill(bar.dataset["of"], "n", at + 1), "all", all);
  bar.querySelector<HTMLAnchorElement>("[data-whole-page]")!.href = `/kantor/laporan/${number}${url.search}`;
}

function sorry(words: string | undefined, address: string): string {
  const box = document.createElement("p");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words ?? address;
  box.className = "empty";
  box.append(link);
  return box.outerHTML;
}
