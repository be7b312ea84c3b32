import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { coverPhoto } from "../src/behaviours/cover-photo.ts";
import { read, resized, spanned, within, written } from "../src/cover/boxes.ts";
import { find, page, press, type } from "./page.ts";

const ROW = (box: string[]): string => ["left", "top", "width", "height"].map((edge, at) => `<input name="${edge}" value="${box[at] ?? ""}">`).join("");
const FORM = `<form data-box="Kotak {n}" data-added="Kotak {n} ditambahkan." data-removed="tinggal {n}" data-undone="sekarang {n}">
  <svg data-tall="750"></svg><p data-said></p><button type="button" data-add hidden></button><button type="button" data-undo hidden></button>
  <ol data-rows data-name="Kotak {n}"><li><fieldset><legend></legend>${ROW(["10", "20", "30", "40"])}</fieldset></li>
  <li data-spare><fieldset><legend>Kotak baru</legend>${ROW([])}</fieldset></li></ol></form>`;

const boxes = (): string[] => [...document.querySelectorAll(".cover-box")].map((box) => ["x", "y", "width", "height"].map((name) => box.getAttribute(name)).join(" "));
const rows = (): string[] => [...document.querySelectorAll("[data-rows] li")].map((row) => [...row.querySelectorAll("input")].map((input) => input.value).join(" "));

function point(kind: string, target: Element, x: number, y: number): void {
  target.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, button: 0, clientX: x, clientY: y }));
}

let stop = (): void => {};
beforeEach(() => {
  const root = page(FORM);
  Object.defineProperty(MouseEvent.prototype, "isPrimary", { value: true, configurable: true });
  find("svg").getBoundingClientRect = () => ({ left: 0, top: 0, width: 500, height: 375 }) as DOMRect;
  stop = coverPhoto(root);
});
afterEach(() => stop());

describe("covering parts of a photo", () => {
  it("draws what the rows say", () => expect(boxes()).toEqual(["100 150 300 300"]));

  it("adds a box in the middle, which arrows move and Shift with arrows resizes", () => {
    find("[data-add]").click();
    expect(find("[data-said]").textContent).toBe("Kotak 2 ditambahkan.");
    press(document.activeElement!, "ArrowRight");
    press(document.activeElement!, "ArrowDown", { shiftKey: true });
    expect(rows()).toEqual(["10 20 30 40", "43.5 42.5 15 16", "   "]);
  });

  it("Delete removes the box, Ctrl with Z brings it back", () => {
    const box = document.querySelector<SVGElement>(".cover-box")!;
    press(box, "Delete");
    expect([boxes(), rows()]).toEqual([[], ["   "]]);
    press(find("form"), "z", { ctrlKey: true });
    expect(rows()).toEqual(["10 20 30 40", "   "]);
    expect(find("[data-said]").textContent).toBe("sekarang 1");
  });

  it("a drag over the photo draws a box, also up and to the left", () => {
    const svg = find<SVGSVGElement & HTMLElement>("svg");
    point("pointerdown", svg, 400, 300);
    point("pointermove", svg, 350, 225);
    point("pointerup", svg, 350, 225);
    expect(rows()[1]).toBe("70 60 10 20");
  });

  it("a drag on a box moves it and stops at the edge", () => {
    point("pointerdown", document.querySelector(".cover-box")!, 100, 100);
    point("pointermove", find("svg"), 2000, 100);
    point("pointerup", find("svg"), 2000, 100);
    expect(rows()[0]).toBe("70 20 30 40");
  });

  it("a corner resizes, also over the other side", () => {
    point("pointerdown", document.querySelector(".cover-box")!, 100, 100);
    point("pointerup", find("svg"), 100, 100);
    point("pointerdown", document.querySelector("[data-corner=se]")!, 200, 225);
    point("pointermove", find("svg"), 25, 225);
    point("pointerup", find("svg"), 25, 225);
    expect(rows()[0]).toBe("5 20 5 40");
  });

  it("numbers that are typed are drawn, and an emptied width removes the box", () => {
    const inputs = document.querySelectorAll<HTMLInputElement>("[data-spare] input");
    ["1", "2", "3", "4"].forEach((value, at) => type(inputs[at]!, value));
    inputs[3]!.dispatchEvent(new Event("change", { bubbles: true }));
    expect(boxes()).toEqual(["100 150 300 300", "10 15 30 30"]);
    const width = document.querySelector<HTMLInputElement>("[name=width]")!;
    type(width, "");
    width.dispatchEvent(new Event("change", { bubbles: true }));
    expect(boxes()).toEqual(["10 15 30 30"]);
  });

  it("a click beside all boxes draws none and leaves nothing to undo", () => {
    point("pointerdown", find("svg"), 400, 300);
    point("pointerup", find("svg"), 400, 300);
    find("[data-undo]").click();
    expect(rows()).toEqual(["10 20 30 40", "   "]);
  });
});

describe("a box", () => {
  it("lies within the picture", () => {
    expect(within({ left: -5, top: 990, width: 2, height: 5000 })).toEqual({ left: 0, top: 0, width: 4, height: 1000 });
    expect(resized({ left: 900, top: 900, width: 50, height: 50 }, 500, -500)).toEqual({ left: 900, top: 900, width: 100, height: 4 });
    expect(spanned(1200, -40, 900, 30)).toEqual({ left: 900, top: 0, width: 100, height: 30 });
  });

  it("is read from four numbers and written as such", () => {
    expect(read(["1.5", "", "10", "0"])).toBeNull();
    expect(read(["x", "1", "10", "10"])).toBeNull();
    expect(written(read(["1.5", "", "10", "99"])!)).toEqual(["1.5", "0", "10", "99"]);
  });
});
