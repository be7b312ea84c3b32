import { all, listen, type Teardown } from "../behaviour.ts";

/** `every`: milliseconds between two questions. Nothing is asked while the page is not looked at. */
export interface LiveCountsDeps {
  fetch: typeof fetch;
  hidden: () => boolean;
  every: number;
}

const browser: LiveCountsDeps = { fetch: (...asked) => fetch(...asked), hidden: () => document.hidden, every: 60_000 };

/**
 * Keeps the numbers beside the views (`[data-count]`) true: asks at once, since kept views come without theirs, then each minute and when somebody comes
 * back to the page. When the view on the page has another number than it came with, `[data-changed]` is shown, which loads the list again.
 */
export function liveCounts(root: HTMLElement, deps: LiveCountsDeps = browser): Teardown {
  const address = root.dataset["counts"]!;
  let gone = false;

  const show = (counts: Record<string, string>): void => {
    document.querySelectorAll<HTMLElement>("[data-count]").forEach((place) => {
      const count = counts[place.dataset["count"]!];
      if (count === undefined || place.textContent === count) return;
      const current = place.closest("[aria-current]");
      if (current && place.textContent) root.querySelector<HTMLElement>("[data-changed]")?.removeAttribute("hidden");
      place.textContent = count;
    });
  };
  const ask = async (): Promise<void> => {
    if (deps.hidden()) return;
    try {
      const answer = await deps.fetch(address, { headers: { Accept: "application/json" } });
      if (!gone && answer.ok && !answer.redirected) show(((await answer.json()) as { counts: Record<string, string> }).counts);
    } catch {
      // The numbers stay as they were; the next question may reach the server.
    }
  };

  void ask();
  const timer = setInterval(() => void ask(), deps.every);
  return all(
    listen(document, "visibilitychange", () => void ask()),
    () => {
      gone = true;
      clearInterval(timer);
    },
  );
}
