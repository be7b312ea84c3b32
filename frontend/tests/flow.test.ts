import { afterEach, describe, expect, it, vi } from "vitest";
import { commands } from "../src/behaviours/commands.ts";
import { palette } from "../src/behaviours/palette.ts";
import { presence } from "../src/behaviours/presence.ts";
import { shortcuts } from "../src/behaviours/shortcuts.ts";
import { splitView } from "../src/behaviours/split-view.ts";
import { find, page, press, settle, type } from "./page.ts";

let stop = (): void => {};
afterEach(() => stop());

const PRESENCE = `<form action="/hadir" hidden><input name="csrfmiddlewaretoken" value="t"><p data-present></p></form>`;
const said = (words: string) => vi.fn(async () => new Response(JSON.stringify({ words })));

describe("presence", () => {
  it("says at once that the page is open, and shows who else is there", async () => {
    const fetch = said("Sedang dibuka oleh Budi.");
    stop = presence(page(PRESENCE), { fetch, every: 1_000, hidden: () => false });
    await settle();
    expect(find("form").hidden).toBe(false);
    expect(find("p").textContent).toBe("Sedang dibuka oleh Budi.");
    expect(String((fetch.mock.calls as unknown as [string, RequestInit][])[0]![1].body)).toBe("csrfmiddlewaretoken=t");
  });

  it("beats on, is silent in the background, and says when it goes", async () => {
    const fetch = said("");
    let hidden = false;
    stop = presence(page(PRESENCE), { fetch, every: 5, hidden: () => hidden });
    await settle(30);
    const before = fetch.mock.calls.length;
    expect(before).toBeGreaterThan(2);
    hidden = true;
    await settle(30);
    expect(fetch.mock.calls.length).toBeLessThanOrEqual(before + 1);
    hidden = false;
    stop();
    stop = () => {};
    expect(String((fetch.mock.calls.at(-1) as unknown as [string, RequestInit])[1].body)).toContain("pergi=1");
  });

  it("shows nothing when nobody can be asked, or when signed out meanwhile", async () => {
    const form = page(PRESENCE) as HTMLFormElement;
    form.hidden = false;
    stop = presence(form, { fetch: async () => Promise.reject(new TypeError("offline")), every: 1_000, hidden: () => false });
    await settle();
    expect(form.hidden).toBe(true);
  });
});

const PALETTE = `<div><main><a data-key="a" href="#a"><span>Teruskan</span><kbd>a</kbd></a><button data-key="x" disabled><span>Tidak bisa</span></button></main>
  <nav class="views"><a href="#v">Lewat tenggat <span class="count">3</span></a></nav><ul class="side-list"><li><a href="#s"><span>Validasi</span></a></li></ul>
  <form role="search"><input type="search"></form>
  <dialog id="perintah" data-acts="A" data-views="V" data-pages="P" data-find="C" data-jump="Buka laporan {words}" data-search="Cari {words}" data-jump-url="/kantor/buka">
  <input><ul role="listbox"></ul><p data-none hidden></p></dialog></div>`;
const words = (): string[] => [...document.querySelectorAll("[role=option] span")].map((one) => one.textContent ?? "");

describe("commands", () => {
  const open = (): HTMLInputElement => {
    page(PALETTE);
    const dialog = find<HTMLDialogElement>("dialog");
    dialog.close = vi.fn();
    stop = commands(dialog);
    return find<HTMLInputElement>("dialog input");
  };

  it("lists what the page can do, its views and all pages, without counts and without what is switched off", () => {
    open();
    expect(words()).toEqual(["Teruskan", "Lewat tenggat", "Validasi"]);
  });

  it("narrows by every word, chooses by arrows and does it on Enter", () => {
    const input = open();
    const pressed = vi.fn((event: Event) => event.preventDefault());
    find(".views a").addEventListener("click", pressed);
    type(input, "a");
    press(input, "ArrowDown");
    expect(find("[aria-selected=true]").textContent).toBe("Lewat tenggat");
    type(input, "teng lew");
    expect(words()[0]).toBe("Lewat tenggat");
    press(input, "Enter");
    expect(pressed).toHaveBeenCalledOnce();
  });

  it("offers a number as a report and anything as a search, sent by the search's own form", () => {
    const input = open();
    type(input, "lpg a23a-sfe8");
    expect(words()).toEqual(["Buka laporan lpg a23a-sfe8", "Cari lpg a23a-sfe8"]);
    const sent = vi.fn((event: Event) => event.preventDefault());
    find("form").addEventListener("submit", sent);
    press(input, "ArrowDown");
    press(input, "Enter");
    expect(sent).toHaveBeenCalledOnce();
    expect(find<HTMLInputElement>("form input").value).toBe("lpg a23a-sfe8");
  });

  it("says so when nothing fits", () => {
    const input = open();
    type(input, "\u0000");
    expect(find("[data-none]").hidden).toBe(false);
  });

  it("are loaded when they are asked for", async () => {
    page(PALETTE);
    const dialog = find<HTMLDialogElement>("dialog");
    dialog.showModal = vi.fn();
    const load = vi.fn(async () => ({ commands: () => () => undefined }));
    stop = palette(dialog, { load });
    press(document.body, "k");
    expect(load).not.toHaveBeenCalled();
    press(document.body, "k", { ctrlKey: true });
    await settle();
    expect(load).toHaveBeenCalledOnce();
    expect(dialog.showModal).toHaveBeenCalledOnce();
  });
});

const LIST = `<div data-failed="Gagal"><ul><li data-row data-number="A" aria-current="true"><a href="/A">a</a></li><li data-row data-number="B"><a href="/B">b</a></li></ul>
  <section data-pane tabindex="-1"></section></div>`;
const FORM = `<form method="post"><input type="hidden" name="kembali" value="/kantor/"><textarea></textarea><button data-key="Enter">ok</button></form>`;

describe("from one report to the next", () => {
  it("what is sent beside the list names the report that stands after it", async () => {
    stop = splitView(page(LIST), { fetch: async () => new Response(FORM), wide: () => true, delay: 0 });
    await settle(5);
    find("form").addEventListener("submit", (event) => event.preventDefault());
    find<HTMLFormElement>("form").requestSubmit();
    expect(find<HTMLInputElement>("[name=berikut]").value).toBe("B");
  });

  it("no key acts on the report before while the next one is on its way", async () => {
    const root = page(`<div>${LIST}</div>`);
    const list = root.firstElementChild as HTMLElement;
    const one = splitView(list, { fetch: async () => new Response(FORM), wide: () => true, delay: 20 });
    const other = shortcuts(root);
    stop = () => [one, other].forEach((each) => each());
    await settle(5);
    const pressed = vi.fn((event: Event) => event.preventDefault());
    find("form button").addEventListener("click", pressed);
    press(document.body, "j");
    find("[data-row] + [data-row] a").blur();
    press(document.body, "Enter");
    expect(pressed).not.toHaveBeenCalled();
    await settle(40);
    expect(find("[data-pane]").hasAttribute("aria-busy")).toBe(false);
  });

  it("what is out of sight has no key", () => {
    const pressed = vi.fn();
    stop = shortcuts(page(`<div><form hidden><button data-key="i">semua</button></form><button data-key="i">satu</button></div>`));
    find("form button").addEventListener("click", pressed);
    find("form + button").addEventListener("click", () => pressed("satu"));
    press(document.body, "i");
    expect(pressed.mock.calls).toEqual([["satu"]]);
  });

  it("Ctrl+Enter sends what is being written, Escape gives the keys back", () => {
    stop = shortcuts(page(`<div>${FORM}</div>`));
    const sent = vi.fn((event: Event) => event.preventDefault());
    find("form").addEventListener("submit", sent);
    const field = find<HTMLTextAreaElement>("textarea");
    field.focus();
    press(field, "Enter");
    expect(sent).not.toHaveBeenCalled();
    press(field, "Enter", { ctrlKey: true });
    expect(sent).toHaveBeenCalledOnce();
    press(field, "Escape");
    expect(document.activeElement).not.toBe(field);
  });
});
