import { all, fill, listen, type Teardown } from "../behaviour.ts";

export interface SuggestDeps {
  fetch: typeof fetch;
  delay: number;
}

interface Likely {
  code: string;
  name: string;
}

const LEAST_LETTERS = 12;
const ASKS_NOBODY = new Set(["anonymous", "whistleblowing"]);

/**
 * Says what the words are probably about while somebody writes, puts those kinds first among the tiles and offers a button for each. Chooses nothing by
 * itself, asks nothing for anonymous reports, and is silent without a connection.
 */
export function suggestCategory(root: HTMLElement, deps: SuggestDeps = { fetch: fetch.bind(window), delay: 700 }): Teardown {
  const form = root.closest("form")!;
  const words = root.querySelector<HTMLTextAreaElement>("textarea")!;
  const said = root.querySelector<HTMLElement>("[data-likely-said]")!;
  const buttons = root.querySelector<HTMLElement>("[data-likely-kinds]")!;
  const tiles = new Tiles(form);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  let last = "";

  const show = (likely: Likely[]): void => {
    const news = tiles.chosen() === likely[0]?.code ? [] : likely.filter((one) => tiles.of(one.code));
    const sentence = news.length ? fill(root.dataset["likely"], "kinds", news.map((one) => one.name).join(", ")) : "";
    if (said.textContent !== sentence) said.textContent = sentence;
    // A button that somebody stands on must not vanish below the finger.
    if (buttons.contains(document.activeElement)) return;
    buttons.replaceChildren(...news.map((one) => buttonFor(one, root.dataset["choose"])));
    buttons.hidden = !news.length;
    tiles.putFirst(news.map((one) => one.code));
  };
  const ask = async (): Promise<void> => {
    const text = words.value.trim();
    if (text === last) return;
    last = text;
    asked?.abort();
    if (text.length < LEAST_LETTERS || ASKS_NOBODY.has(String(new FormData(form).get("visibility") ?? ""))) return show([]);
    asked = new AbortController();
    const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    try {
      const answer = await deps.fetch(root.dataset["suggestUrl"]!, {
        method: "POST",
        body: new URLSearchParams({ text, csrfmiddlewaretoken: token }),
        headers: { Accept: "application/json" },
        signal: asked.signal,
      });
      if (answer.ok) show(((await answer.json()) as { categories: Likely[] }).categories);
    } catch {
      // No connection, or asked again meanwhile: the tiles are all there.
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), deps.delay);
  };
  const take = (event: Event): void => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button");
    const tile = button && tiles.of(button.value);
    if (!button || !tile) return;
    tile.checked = true;
    tile.dispatchEvent(new Event("change", { bubbles: true }));
    said.textContent = fill(root.dataset["chosen"], "kind", button.dataset["kind"] ?? "");
    words.focus();
    buttons.hidden = true;
    buttons.replaceChildren();
  };
  if (words.value) later();
  return all(listen(words, "input", later), listen(words, "change", later), listen(buttons, "click", take), () => {
    clearTimeout(timer);
    asked?.abort();
  });
}

function buttonFor(likely: Likely, sentence: string | undefined): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.value = likely.code;
  button.dataset["kind"] = likely.name;
  button.textContent = fill(sentence, "kind", likely.name);
  return button;
}

/** The tiles of the kinds. The first group keeps its number, so that nothing below it jumps while somebody writes. */
class Tiles {
  private readonly groups: HTMLElement[];
  private readonly order: HTMLElement[];
  private readonly sizes: number[];

  constructor(private readonly form: HTMLFormElement) {
    this.groups = [...form.querySelectorAll<HTMLElement>(".choices")].filter((group) => group.querySelector("[name=category]"));
    this.sizes = this.groups.map((group) => group.children.length);
    this.order = this.groups.flatMap((group) => [...group.children] as HTMLElement[]);
  }

  chosen(): string {
    return String(new FormData(this.form).get("category") ?? "");
  }

  of(code: string): HTMLInputElement | null {
    return this.form.querySelector<HTMLInputElement>(`[name=category][value="${CSS.escape(code)}"]`);
  }

  /** The given ones first and the rest in its own order. Not while somebody is among them. */
  putFirst(codes: string[]): void {
    if (this.groups.some((group) => group.contains(document.activeElement))) return;
    const first = codes.map((code) => this.of(code)?.closest<HTMLElement>(".choice")).filter((tile): tile is HTMLElement => !!tile);
    const rest = [...first, ...this.order.filter((tile) => !first.includes(tile))];
    let at = 0;
    this.groups.forEach((group, index) => {
      group.append(...rest.slice(at, at + this.sizes[index]!));
      at += this.sizes[index]!;
    });
  }
}
