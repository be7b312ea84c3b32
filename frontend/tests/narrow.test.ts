import { beforeEach, expect, test } from "vitest";
import { narrow } from "../src/behaviours/narrow.ts";

const names = ["Perlu survei", "Tunggu dana", "Perlu rapat"];
let root: HTMLElement;
let input: HTMLInputElement;

beforeEach(() => {
  document.body.innerHTML = `<form><fieldset><input data-narrow type="search"><p data-found data-words="{n} tag cocok" data-put="{name} dicentang" data-taken="{name} lepas"></p>
    ${names.map((name) => `<label data-item><input type="checkbox"><span>${name}</span></label>`).join("")}</fieldset></form>`;
  root = document.querySelector("fieldset")!;
  input = document.querySelector("[data-narrow]")!;
});

const shown = (): string[] => [...root.querySelectorAll<HTMLElement>("[data-item]")].filter((one) => !one.hidden).map((one) => one.textContent!.trim());
const ticked = (): number => root.querySelectorAll("input:checked").length;
function type(words: string): void {
  input.value = words;
  input.dispatchEvent(new Event("input"));
}
function enter(options: KeyboardEventInit = {}): boolean {
  return input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", cancelable: true, bubbles: true, ...options }));
}

test("only items with every typed word are shown, and how many is told", () => {
  narrow(root);
  type("  PERLU ra ");
  expect(shown()).toEqual(["Perlu rapat"]);
  expect(root.querySelector("[data-found]")!.textContent).toBe("1 tag cocok");
  type("");
  expect(shown()).toEqual(names);
});

test("Enter ticks the first one found and is ready for the next; again it lets go", () => {
  narrow(root);
  type("dana");
  expect(enter()).toBe(false);
  expect([ticked(), input.value, shown().length]).toEqual([1, "", 3]);
  expect(root.querySelector("[data-found]")!.textContent).toBe("Tunggu dana dicentang");
  type("dana");
  enter();
  expect(ticked()).toBe(0);
});

test("with an empty field, or with Ctrl, Enter is the form's", () => {
  narrow(root);
  expect(enter()).toBe(true);
  type("dana");
  expect(enter({ ctrlKey: true })).toBe(true);
  expect(ticked()).toBe(0);
});

test("what is nobody's name ticks nothing", () => {
  narrow(root);
  type("hantu");
  enter();
  expect([ticked(), shown().length]).toEqual([0, 0]);
});

test("torn down it leaves the field alone", () => {
  narrow(root)();
  type("dana");
  expect(shown()).toEqual(names);
});
