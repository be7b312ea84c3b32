import { afterEach, describe, expect, it, vi } from "vitest";
import { templates } from "../src/behaviours/templates.ts";
import { find, page, press, settle } from "./page.ts";

const STEP = `<form><textarea id="words"></textarea><p class="take"><a href="/kantor/laporan/L/templat?langkah=answer" data-for="words"><span>Pakai templat</span></a></p></form>`;
const OFFERS = `<ol class="offers"><li><a href="#1" data-text="Laporan L kami terima.">satu</a></li><li><a href="#2" data-text="Paling lambat {tenggat}, ya.">dua</a></li></ol>`;
let stop = (): void => {};
afterEach(() => stop());

async function opened(words = ""): Promise<HTMLTextAreaElement> {
  page(STEP);
  const field = find<HTMLTextAreaElement>("textarea");
  field.value = words;
  field.setSelectionRange(words.length, words.length);
  const fetched = vi.fn(async () => ({ ok: true, redirected: false, text: async () => OFFERS }));
  stop = templates(find("a"), { fetch: fetched as unknown as typeof fetch });
  find("a").click();
  await settle();
  expect(fetched).toHaveBeenCalledOnce();
  return field;
}

describe("reply templates", () => {
  it("open below the link with the first one in hand", async () => {
    await opened();
    expect(document.activeElement?.textContent).toBe("satu");
    expect(find(".take a").getAttribute("aria-expanded")).toBe("true");
  });

  it("a digit takes one, and what is open in it is picked out", async () => {
    const field = await opened();
    press(document.activeElement!, "2");
    expect(field.value).toBe("Paling lambat {tenggat}, ya.");
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe("{tenggat}");
    expect(document.activeElement).toBe(field);
    expect(document.querySelector(".offers")).toBeNull();
  });

  it("nothing that was written is lost", async () => {
    const field = await opened("Selamat pagi.");
    find("[data-text]").click();
    expect(field.value).toBe("Selamat pagi.\nLaporan L kami terima.");
  });

  it("the page hears that something was written", async () => {
    const field = await opened();
    const heard = vi.fn();
    field.addEventListener("input", heard);
    press(document.activeElement!, "1");
    expect(heard).toHaveBeenCalledOnce();
  });

  it("arrows walk round, Escape closes and gives the focus back", async () => {
    await opened();
    press(document.activeElement!, "ArrowUp");
    expect(document.activeElement?.textContent).toBe("dua");
    press(document.activeElement!, "ArrowDown");
    expect(document.activeElement?.textContent).toBe("satu");
    press(document.activeElement!, "Escape");
    expect(document.activeElement).toBe(find(".take a"));
    expect(document.querySelector(".offers-box")).toBeNull();
  });

  it("a digit without a template, or with a modifier, does nothing", async () => {
    const field = await opened();
    press(document.activeElement!, "9");
    press(document.activeElement!, "1", { ctrlKey: true });
    expect(field.value).toBe("");
  });

  it("pressed again, the list goes", async () => {
    await opened();
    find(".take a").click();
    expect(document.querySelector(".offers-box")).toBeNull();
  });
});
