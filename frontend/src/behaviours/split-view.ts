import { all, listen, type Teardown } from "../behaviour.ts";

export interface SplitViewDeps {
  fetch: typeof fetch;
  here: () => { path: string; hash: string };
}

const browser: SplitViewDeps = {
  fetch: (...asked) => fetch(...asked),
  here: () => ({ path: location.pathname + location.search, hash: decodeURIComponent(location.hash.slice(1)) }),
};

/**
 * A list with the chosen report beside it, where there is room: links of rows (`[data-row]`) and steps (`[data-step]`) open in `[data-pane]`.
 * Where the pane is not shown, or without script, they are ordinary links. The row named after `#` is opened first, else the first one.
 */
export function splitView(root: HTMLElement, deps: SplitViewDeps = browser): Teardown {
  const pane = root.querySelector<HTMLElement>("[data-pane]")!;
  let asked: AbortController | undefined;

  const roomy = (): boolean => getComputedStyle(pane).display !== "none";
  const mark = (row: HTMLElement): void => {
    root.querySelectorAll("[data-row]").forEach((other) => other.toggleAttribute("aria-current", false));
    row.setAttribute("aria-current", "true");
  };
  const open = async (address: string, focus: boolean): Promise<void> => {
    asked?.abort();
    const mine = (asked = new AbortController());
    const url = new URL(address, document.baseURI);
    url.searchParams.set("kembali", deps.here().path);
    pane.setAttribute("aria-busy", "true");
    try {
      const answer = await deps.fetch(url.href, { headers: { "HX-Request": "true" }, signal: mine.signal });
      if (answer.redirected) return location.assign(address);
      pane.innerHTML = answer.ok ? await answer.text() : sorry(root.dataset["failed"], address);
      pane.scrollTop = 0;
      if (focus) pane.focus({ preventScroll: true });
    } catch {
      if (!mine.signal.aborted) pane.innerHTML = sorry(root.dataset["failed"], address);
    } finally {
      if (!mine.signal.aborted) pane.removeAttribute("aria-busy");
    }
  };
  const pressed = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || !roomy()) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>("[data-row] a, [data-pane] a[data-step]");
    if (!link) return;
    event.preventDefault();
    const row = link.closest<HTMLElement>("[data-row]");
    if (row) mark(row);
    void open(link.getAttribute("href")!, true);
  };

  const first = [...root.querySelectorAll<HTMLElement>("[data-row]")];
  const chosen = first.find((row) => row.dataset["number"] === deps.here().hash) ?? first[0];
  const link = chosen?.querySelector("a");
  if (chosen && link && roomy()) {
    mark(chosen);
    void open(link.getAttribute("href")!, false);
  }
  return all(listen<MouseEvent>(root, "click", pressed), () => asked?.abort());
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
