import { all, listen, type Teardown } from "../behaviour.ts";

/** `every`: milliseconds between two beats; the server counts somebody as gone after three. */
export interface PresenceDeps {
  fetch: typeof fetch;
  every: number;
  hidden: () => boolean;
}

const browser: PresenceDeps = { fetch: (...asked) => fetch(...asked), every: 20_000, hidden: () => document.hidden };

/**
 * Says that this report is open while somebody looks at the page, and shows who else has it open. A page in the background falls silent; a closed one says
 * so. Without a connection nothing is shown, rather than what may no longer be true.
 */
export function presence(root: HTMLElement, deps: PresenceDeps = browser): Teardown {
  const form = root as HTMLFormElement;
  const said = form.querySelector<HTMLElement>("[data-present]")!;
  let gone = false;

  const send = (leaving: boolean): Promise<Response> => {
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    if (leaving) body.set("pergi", "1");
    return deps.fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, keepalive: leaving });
  };
  const show = (words: string): void => {
    if (said.textContent !== words) said.textContent = words;
    form.hidden = !words;
  };
  const beat = async (): Promise<void> => {
    if (deps.hidden()) return;
    try {
      const answer = await send(false);
      if (!gone) show(answer.ok && !answer.redirected ? ((await answer.json()) as { words: string }).words : "");
    } catch {
      show("");
    }
  };
  const leave = (): void => {
    send(true).catch(() => undefined);
  };
  void beat();
  const timer = setInterval(() => void beat(), deps.every);
  return all(
    listen(document, "visibilitychange", () => (deps.hidden() ? leave() : void beat())),
    listen(window, "pagehide", leave),
    () => {
      gone = true;
      clearInterval(timer);
      if (!deps.hidden()) leave();
    },
  );
}
