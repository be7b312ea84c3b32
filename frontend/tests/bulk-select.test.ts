import { afterEach, describe, expect, it } from "vitest";
import { bulkSelect } from "../src/behaviours/bulk-select.ts";
import { answering, find, page, press, settle } from "./page.ts";

const LIST = `<div><ul>${[1, 2, 3, 4].map((n) => `<li data-row><input class="tick" type="checkbox" id="b${n}"></li>`).join("")}</ul>
  <form id="massal" data-query="kategori=roads" data-one="{n} dipilih" data-all="Pilih semua {n}" data-most="lebih dari {n}" data-every="Semua {n}">
  <input type="hidden" name="semua" value=""><b data-chosen></b><button type="button" data-every-one hidden></button><button type="button" data-none></button></form></div>`;
let stop = (): void => {};
afterEach(() => stop());

const begin = (answer: unknown = { n: 230, more: false }) => {
  page(LIST);
  stop = bulkSelect(find("#massal"), { fetch: answering(answer) });
};
const click = (id: string, options: MouseEventInit = {}) => find(id).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...options }));
const ticked = () => document.querySelectorAll(".tick:checked").length;

describe("ticked rows", () => {
  it("the bar stands only while something is ticked, and says how many", () => {
    begin();
    expect(find("#massal").hidden).toBe(true);
    click("#b1");
    expect(find("#massal").hidden).toBe(false);
    expect(find("[data-chosen]").textContent).toBe("1 dipilih");
    click("#b1");
    expect(find("#massal").hidden).toBe(true);
  });

  it("shift ticks all between two, Escape lets go", () => {
    begin();
    click("#b1");
    click("#b3", { shiftKey: true });
    expect(ticked()).toBe(3);
    expect(find("#b2").closest("[data-row]")!.classList.contains("is-ticked")).toBe(true);
    press(document.body, "Escape");
    expect(ticked()).toBe(0);
  });

  it("a whole page offers all that the filter finds, and a row that is let go takes that back", async () => {
    begin();
    click("#b1");
    click("#b4", { shiftKey: true });
    await settle();
    expect(find("[data-every-one]").textContent).toBe("Pilih semua 230");
    click("[data-every-one]");
    expect(find<HTMLInputElement>("[name=semua]").value).toBe("1");
    expect(find("[data-chosen]").textContent).toBe("Semua 230");
    click("#b2");
    expect(find<HTMLInputElement>("[name=semua]").value).toBe("");
  });

  it("one tick takes the whole page and lets it go again", () => {
    page(`<label hidden><input type="checkbox" data-tick-all></label>${LIST}`);
    stop = bulkSelect(find("#massal"), { fetch: answering({ n: 4, more: false }) });
    const head = find<HTMLInputElement>("[data-tick-all]");
    expect(head.parentElement!.hidden).toBe(false);
    click("#b2");
    expect([head.checked, head.indeterminate]).toEqual([false, true]);
    head.click();
    expect([ticked(), head.checked, head.indeterminate]).toEqual([4, true, false]);
    head.click();
    expect([ticked(), find("#massal").hidden]).toEqual([0, true]);
  });

  it("more than may be chosen is said and not offered", async () => {
    begin({ n: 5000, more: true });
    click("#b1");
    click("#b4", { shiftKey: true });
    await settle();
    expect(find<HTMLButtonElement>("[data-every-one]").disabled).toBe(true);
  });
});
