import { describe, expect, it } from "vitest";
import { arrangeJobs, keptWords } from "../src/behaviours/field-day.ts";
import { find, page } from "./page.ts";

const WORDS = { leg: "{distance} garis lurus", here: "Anda di sini", same: "Di tempat yang sama", kept: "{n} tugas, {time}", keptOne: "1 tugas, {time}", keptNone: "Halaman ini, {time}" };
const HOME = { lat: -5.38, lng: 105.25 };

function jobs(...places: [number, number][]): HTMLElement {
  const rows = places.map(([lat, lng], index) => `<li data-job id="j${index}" data-lat="${lat}" data-lng="${lng}" data-x="1" data-y="2"><p data-leg></p></li>`);
  return page(`<div><ol data-jobs>${rows.join("")}</ol></div>`);
}

const legs = (): string[] => [...document.querySelectorAll("[data-leg]")].map(({ textContent }) => textContent ?? "");

describe("the legs between today's jobs", () => {
  it("are said in driving order, and none is said of 0 metres", () => {
    arrangeJobs(jobs([-5.4, 105.25], [-5.39, 105.25], [-5.39, 105.25], [-5.38, 105.25]), HOME, WORDS);
    expect(legs()).toEqual(["Anda di sini", "1,1 km garis lurus", "Di tempat yang sama", "1,1 km garis lurus"]);
    expect(find("li").id).toBe("j3");
  });

  it("begin with the first job while nobody knows where the phone is", () => {
    arrangeJobs(jobs([-5.4, 105.25], [-5.39, 105.25]), undefined, WORDS);
    expect(legs()).toEqual(["", "1,1 km garis lurus"]);
  });
});

describe("what is kept on the phone", () => {
  it.each([
    [0, "Halaman ini, 14.05"],
    [1, "1 tugas, 14.05"],
    [12, "12 tugas, 14.05"],
  ])("of %i jobs is said without a wrong number", (count, words) => {
    expect(keptWords(WORDS, count, new Date(2026, 5, 3, 14, 5))).toBe(words);
  });
});
