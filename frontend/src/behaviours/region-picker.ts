import { all, fill, listen, type Teardown } from "../behaviour.ts";

export interface RegionPickerDeps {
  fetch: typeof fetch;
  delay: number;
}

interface Choice {
  code: string;
  name: string;
  detail?: string;
}

const LEAST_LETTERS = 2;

/** Combobox with a list (WAI-ARIA authoring practices): typing asks `data-url`, arrows choose, Enter takes, Escape closes. Plain text without it. */
export function regionPicker(root: HTMLElement, deps: RegionPickerDeps = { fetch: fetch.bind(window), delay: 180 }): Teardown {
  const input = root.querySelector<HTMLInputElement>(".combo > input.input")!;
  const code = root.querySelector<HTMLInputElement>(".combo > input[type=hidden]")!;
  const list = root.querySelector<HTMLElement>(".combo-list")!;
  const said = root.querySelector<HTMLElement>(".combo > [role=status]");
  let choices: Choice[] = [];
  let active = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", root.querySelector("label")?.textContent?.trim() ?? "");

  const open = (yes: boolean): void => {
    list.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    if (!yes) mark(-1);
  };
  const mark = (index: number): void => {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = list.children[index];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView?.({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const take = (index: number): void => {
    const choice = choices[index];
    if (!choice) return;
    input.value = choice.name;
    code.value = choice.code;
    open(false);
    code.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const show = (found: Choice[]): void => {
    choices = found;
    list.replaceChildren(...found.map((choice, at) => optionOf(choice, `${list.id}-${at}`)));
    if (said) said.textContent = found.length ? fill(root.dataset["found"], "n", found.length) : (root.dataset["none"] ?? "");
    open(found.length > 0);
  };
  const ask = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await deps.fetch(`${root.dataset["url"]}?${new URLSearchParams({ q: input.value.trim() })}`, { signal: asked.signal });
      if (answer.ok) show((await answer.json()) as Choice[]);
    } catch {
      open(false);
    }
  };
  const typed = (): void => {
    code.value = "";
    clearTimeout(timer);
    if (input.value.trim().length < LEAST_LETTERS) open(false);
    else timer = setTimeout(() => void ask(), deps.delay);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (list.hidden) return;
    const last = choices.length - 1;
    const moves: Record<string, () => void> = {
      ArrowDown: () => mark(active < last ? active + 1 : 0),
      ArrowUp: () => mark(active > 0 ? active - 1 : last),
      Enter: () => take(Math.max(active, 0)),
      Escape: () => open(false),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  open(false);
  return all(
    listen(input, "input", typed),
    listen<KeyboardEvent>(input, "keydown", pressed),
    listen(input, "blur", () => open(false)),
    // Pressing must not take the focus out of the field before the click is known.
    listen<MouseEvent>(list, "mousedown", (event) => event.preventDefault()),
    listen<MouseEvent>(list, "click", (event) => take([...list.children].indexOf((event.target as Element).closest("[role=option]")!))),
    () => {
      clearTimeout(timer);
      asked?.abort();
    },
  );
}

function optionOf(choice: Choice, id: string): HTMLElement {
  const option = document.createElement("div");
  option.id = id;
  option.setAttribute("role", "option");
  const name = document.createElement("b");
  name.textContent = choice.name;
  const detail = document.createElement("span");
  detail.className = "sub";
  detail.textContent = choice.detail ?? "";
  option.append(name, detail);
  return option;
}
