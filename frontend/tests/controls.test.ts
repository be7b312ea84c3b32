import { describe, expect, it, vi } from "vitest";
import { clock } from "../src/behaviours/clock.ts";
import { compare } from "../src/behaviours/compare.ts";
import { confirmDialog } from "../src/behaviours/confirm-dialog.ts";
import { copy } from "../src/behaviours/copy.ts";
import { countChars } from "../src/behaviours/count-chars.ts";
import { focusStatus } from "../src/behaviours/focus-status.ts";
import { rating } from "../src/behaviours/rating.ts";
import { submitOnce } from "../src/behaviours/submit-once.ts";
import { keepWaiting } from "../src/behaviours/waiting.ts";
import { find, page, settle, type } from "./page.ts";

describe("before and after", () => {
  it("moves the edge with the range, and falls back to two pictures", () => {
    const root = page('<div class="compare"><input type="range" value="50" hidden></div>');
    const stop = compare(root);
    type(find<HTMLInputElement>("input"), "30");
    expect(root.style.getPropertyValue("--at")).toBe("30%");
    expect(find<HTMLInputElement>("input").hidden).toBe(false);
    stop();
    expect(root.classList.contains("is-live")).toBe(false);
  });
});

describe("copying", () => {
  it("copies the number, says so, and then is itself again", async () => {
    vi.useFakeTimers();
    const writeText = vi.fn(async () => {});
    const root = page('<button hidden data-text="LPG-2K7Q-93XM" data-done="Tersalin"><span>Salin</span></button>');
    copy(root, { clipboard: { writeText } });
    expect(root.hidden).toBe(false);
    root.click();
    await vi.advanceTimersByTimeAsync(1);
    expect(writeText).toHaveBeenCalledWith("LPG-2K7Q-93XM");
    expect(root.textContent).toBe("Tersalin");
    await vi.advanceTimersByTimeAsync(2000);
    expect(root.textContent).toBe("Salin");
    vi.useRealTimers();
  });

  it("stays hidden where there is no clipboard", () => {
    const root = page("<button hidden><span>Salin</span></button>");
    copy(root, { clipboard: undefined });
    expect(root.hidden).toBe(true);
  });
});

describe("counting characters", () => {
  it("speaks only near the end", () => {
    page('<div><textarea maxlength="10"></textarea><p class="input-count" data-left="{n} lagi" data-over="lebih {n}" hidden></p></div>');
    countChars(find("div"));
    const [area, said] = [find<HTMLTextAreaElement>("textarea"), find(".input-count")];
    type(area, "1234");
    expect(said.hidden).toBe(true);
    type(area, "123456789");
    expect([said.hidden, said.textContent]).toEqual([false, "1 lagi"]);
  });
});

describe("a dialog", () => {
  it("opens from its button and closes from inside", () => {
    page('<main><button data-opens="d"></button><dialog id="d"><button data-closes></button></dialog></main>');
    const dialog = find<HTMLDialogElement>("dialog");
    const stop = confirmDialog(dialog);
    find("[data-opens]").click();
    expect(dialog.open).toBe(true);
    find("[data-closes]").click();
    expect(dialog.open).toBe(false);
    stop();
    find("[data-opens]").click();
    expect(dialog.open).toBe(false);
  });
});

describe("stars", () => {
  it("say what they mean", () => {
    page('<fieldset><input type="radio" name="r" value="5"><input type="radio" name="r" value="2"><p data-words="Buruk|Kurang|Cukup|Baik|Sangat baik"></p></fieldset>');
    rating(find("fieldset"));
    find("[value='2']").click();
    expect(find("p").textContent).toBe("Kurang");
  });
});

describe("sending once", () => {
  const submit = (): boolean => find("form").dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));

  it("lets the first through and stops the second, until the page comes back", () => {
    submitOnce(page('<form><button>Kirim</button><button type="button">Lain</button></form>'));
    expect(submit()).toBe(true);
    expect(submit()).toBe(false);
    expect(find("button").getAttribute("aria-disabled")).toBe("true");
    expect(find("[type=button]").hasAttribute("aria-disabled")).toBe(false);
    window.dispatchEvent(new Event("pageshow"));
    expect(find("button").hasAttribute("aria-disabled")).toBe(false);
    expect(submit()).toBe(true);
  });

  it("waits for photos that are still being shrunk, then sends by itself", async () => {
    const form = page("<form><button>Kirim</button></form>") as HTMLFormElement;
    const again = vi.spyOn(form, "requestSubmit").mockImplementation(() => {});
    submitOnce(form);
    keepWaiting(form, settle(5));
    expect(submit()).toBe(false);
    await settle(15);
    expect(again).toHaveBeenCalledOnce();
  });
});

describe("the status line", () => {
  it("takes the focus when words appear", async () => {
    page('<div><button></button><p tabindex="-1"></p></div>');
    focusStatus(find("p"));
    expect(document.activeElement).not.toBe(find("p"));
    find("p").innerHTML = "<span>Terkirim</span>";
    await settle();
    expect(document.activeElement).toBe(find("p"));
  });
});

describe("the clock of this device", () => {
  it("writes the hour into the field at once, for a form that waits for a signal", () => {
    page('<form><input type="hidden" name="occurred_at"></form>');
    clock(find("input"), { now: () => new Date(Date.UTC(2026, 5, 2, 8, 30)) });
    expect(find<HTMLInputElement>("input").value).toBe("2026-06-02T08:30:00.000Z");
  });
});
