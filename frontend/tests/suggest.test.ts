import { describe, expect, it, vi } from "vitest";
import { suggestCategory } from "../src/behaviours/suggest-category.ts";
import { answering, find, page, settle, type } from "./page.ts";

const tile = (code: string, checked = ""): string => `<label class="choice"><input type="radio" name="category" value="${code}" ${checked}></label>`;
const form = (checked = "", visibility = "public"): string => `<form><input type="hidden" name="csrfmiddlewaretoken" value="token">
  <div class="choices" id="usual">${tile("roads", checked)}${tile("waste")}</div><div class="choices" id="rest">${tile("water")}${tile("labour")}</div>
  <div class="choices"><input type="radio" name="visibility" value="${visibility}" checked></div>
  <section data-suggest-url="/lapor/saran" data-likely="Sepertinya: {kinds}." data-choose="Pilih {kind}" data-chosen="Dipilih: {kind}.">
  <textarea id="text"></textarea><p role="status" data-likely-said></p><div data-likely-kinds hidden></div></section></form>`;
const LABOUR = { categories: [{ code: "labour", name: "Ketenagakerjaan" }, { code: "waste", name: "Sampah" }] };
const codes = (group: string): string[] => [...document.querySelectorAll<HTMLInputElement>(`${group} input`)].map((one) => one.value);
const start = (html: string, ask: typeof fetch) => {
  page(html);
  return suggestCategory(find("section"), { fetch: ask, delay: 0 });
};
const write = async (words: string): Promise<void> => {
  type(find<HTMLTextAreaElement>("#text"), words);
  await settle(5);
};

describe("the likely kinds", () => {
  it("are said, put first among as many tiles as before, and not chosen", async () => {
    start(form(), answering(LABOUR));
    await write("gaji kami belum dibayar tiga bulan");
    expect(find("[role=status]").textContent).toBe("Sepertinya: Ketenagakerjaan, Sampah.");
    expect([codes("#usual"), codes("#rest")]).toEqual([["labour", "waste"], ["roads", "water"]]);
    expect(document.querySelector("[name=category]:checked")).toBeNull();
  });

  it("are taken with a button, which gives the focus back to the words", async () => {
    start(form(), answering(LABOUR));
    await write("gaji kami belum dibayar tiga bulan");
    const changed = vi.fn();
    find("form").addEventListener("change", changed);
    find("[data-likely-kinds] button").click();
    expect(find<HTMLInputElement>("[value=labour]").checked).toBe(true);
    expect(changed).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(find("#text"));
    expect(find("[role=status]").textContent).toBe("Dipilih: Ketenagakerjaan.");
  });

  it("are not said when the first of them is chosen already", async () => {
    start(form("checked"), answering({ categories: [{ code: "roads", name: "Jalan" }, { code: "waste", name: "Sampah" }] }));
    await write("jalan berlubang penuh sampah");
    expect(find("[role=status]").textContent).toBe("");
    expect(find("[data-likely-kinds]").hidden).toBe(true);
  });

  it("stay where they are while somebody is among the tiles", async () => {
    start(form(), answering(LABOUR));
    find<HTMLInputElement>("[value=roads]").focus();
    await write("gaji kami belum dibayar tiga bulan");
    expect(codes("#usual")).toEqual(["roads", "waste"]);
  });

  it("go back to their places when the words say something else", async () => {
    let answer: unknown = LABOUR;
    start(form(), (async () => ({ ok: true, json: async () => answer })) as unknown as typeof fetch);
    await write("gaji kami belum dibayar tiga bulan");
    answer = { categories: [] };
    await write("aaaaaaaaaaaaaaaaaaaaaa");
    expect([codes("#usual"), codes("#rest")]).toEqual([["roads", "waste"], ["water", "labour"]]);
  });
});

describe("the question", () => {
  it("sends the words and the form's token, once for the same words, and nothing for a few letters", async () => {
    const ask = vi.fn(answering(LABOUR));
    start(form(), ask);
    await write("gaji");
    expect(ask).not.toHaveBeenCalled();
    await write("gaji kami belum dibayar ");
    await write("gaji kami belum dibayar");
    expect(ask).toHaveBeenCalledOnce();
    const [url, sent] = ask.mock.calls[0]!;
    expect([url, String(sent?.body)]).toEqual(["/lapor/saran", "text=gaji+kami+belum+dibayar&csrfmiddlewaretoken=token"]);
  });

  it("is never asked for an anonymous report", async () => {
    const ask = vi.fn(answering(LABOUR));
    start(form("", "anonymous"), ask);
    await write("gaji kami belum dibayar tiga bulan");
    expect(ask).not.toHaveBeenCalled();
  });

  it("leaves everything as it was without a connection", async () => {
    start(form(), (async () => { throw new TypeError("offline"); }) as unknown as typeof fetch);
    await write("gaji kami belum dibayar tiga bulan");
    expect([find("[role=status]").textContent, codes("#usual")]).toEqual(["", ["roads", "waste"]]);
  });
});
