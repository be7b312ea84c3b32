import { all, listen, type Teardown } from "../behaviour.ts";
import { POSITION_EVENT } from "./position.ts";

export interface SimilarDeps {
  fetch: typeof fetch;
  delay: number;
}

interface Similar {
  title: string;
  url: string;
  said: string;
}

const ASKED = ["csrfmiddlewaretoken", "text", "landmark", "category", "visibility", "lat", "lng", "accuracy", "position_source", "region"];
const LEAST_LETTERS = 10;

/**
 * Shows published reports that may tell of the same, once there are words and a place. Sits on the section that is shown; asks `data-url` with the
 * fields of its form. Never in the way: without an answer nothing is shown, the form can be sent at any moment, and a link opens beside it.
 */
export function similarReports(root: HTMLElement, deps: SimilarDeps = { fetch: fetch.bind(window), delay: 900 }): Teardown {
  const form = root.closest("form")!;
  const list = root.querySelector("ul")!;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: AbortController | undefined;
  let last = "";

  const show = (found: Similar[]): void => {
    list.replaceChildren(...found.map((one) => rowOf(one, root.dataset["opens"] ?? "")));
    root.hidden = !found.length;
  };
  const ask = async (): Promise<void> => {
    const question = questionOf(form);
    const words = question?.toString() ?? "";
    if (words === last) return;
    last = words;
    asked?.abort();
    if (!question) return show([]);
    asked = new AbortController();
    try {
      const answer = await deps.fetch(root.dataset["url"]!, { method: "POST", body: question, signal: asked.signal });
      show(answer.ok ? ((await answer.json()) as { similar: Similar[] }).similar : []);
    } catch (error) {
      if ((error as Error).name === "AbortError") return;
      last = "";
      show([]);
    }
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), deps.delay);
  };
  later();
  return all(listen(form, "input", later), listen(form, "change", later), listen(form, POSITION_EVENT, later), () => {
    clearTimeout(timer);
    asked?.abort();
  });
}

/** Nothing before there are words and a place. */
function questionOf(form: HTMLFormElement): URLSearchParams | undefined {
  const data = new FormData(form);
  const question = new URLSearchParams(ASKED.map((name) => [name, String(data.get(name) ?? "")]));
  const placed = (question.get("lat") && question.get("lng")) || question.get("region");
  return placed && question.get("text")!.trim().length >= LEAST_LETTERS ? question : undefined;
}

/** As text, never as markup. */
function rowOf(one: Similar, opens: string): HTMLLIElement {
  const row = document.createElement("li");
  row.className = "row row-link";
  const link = document.createElement("a");
  Object.assign(link, { href: one.url, target: "_blank", rel: "noopener", textContent: one.title });
  const hint = document.createElement("span");
  Object.assign(hint, { className: "vh", textContent: ` ${opens}` });
  link.append(hint);
  const title = document.createElement("h3");
  title.append(link);
  const said = document.createElement("p");
  Object.assign(said, { className: "sub", textContent: one.said });
  const box = document.createElement("div");
  box.append(title, said);
  row.append(box);
  return row;
}
