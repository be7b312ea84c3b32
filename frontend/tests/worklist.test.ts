import { afterEach, describe, expect, it, vi } from "vitest";
import { liveCounts } from "../src/behaviours/live-counts.ts";

const PAGE = `<nav><a aria-current="page">Menunggu saya <span data-count="mine">3</span></a><a>Jalan <span data-count="saved-1"></span></a></nav>
<div id="root" data-counts="/kantor/hitungan.json"><p data-changed hidden>Daftar berubah</p></div>`;

function answering(counts: Record<string, string>, ok = true): typeof fetch {
  return vi.fn(async () => ({ ok, redirected: false, json: async () => ({ counts }) }) as Response);
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("live-counts", () => {
  let stop = (): void => {};
  afterEach(() => stop());

  function open(fetch: typeof globalThis.fetch, hidden = false): HTMLElement {
    document.body.innerHTML = PAGE;
    const root = document.getElementById("root")!;
    stop = liveCounts(root, { fetch, hidden: () => hidden, every: 1_000_000 });
    return root;
  }
  const count = (key: string): string | null => document.querySelector(`[data-count="${key}"]`)!.textContent;

  it("fills in what came without a number and says nothing when the list is as it was", async () => {
    const root = open(answering({ mine: "3", "saved-1": "1.000+" }));
    await settled();
    expect(count("saved-1")).toBe("1.000+");
    expect(root.querySelector<HTMLElement>("[data-changed]")!.hidden).toBe(true);
  });

  it("says that the list on the page is not what waits now", async () => {
    const root = open(answering({ mine: "5" }));
    await settled();
    expect(count("mine")).toBe("5");
    expect(root.querySelector<HTMLElement>("[data-changed]")!.hidden).toBe(false);
  });

  it("keeps the numbers when the server does not answer, and asks nothing unseen", async () => {
    open(answering({ mine: "9" }, false));
    await settled();
    expect(count("mine")).toBe("3");
    stop();
    const unseen = answering({ mine: "9" });
    open(unseen, true);
    await settled();
    expect(unseen).not.toHaveBeenCalled();
  });
});
