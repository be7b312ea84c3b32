import { describe, expect, it } from "vitest";
import { compare } from "../src/behaviours/compare.ts";
import { glass } from "../src/behaviours/glass.ts";
import { shortcuts } from "../src/behaviours/shortcuts.ts";
import { find, page, press } from "./page.ts";

const HTML = `<div data-times="{n} kali"><div data-tools hidden>
<button data-mode="slide" aria-pressed="true"></button><button data-mode="beside" aria-pressed="false"></button>
<button data-zoom="out"></button><button data-zoom="whole"><output data-said></output></button><button data-zoom="in"></button></div>
<div data-frame><div class="compare"><figure class="before"><img src="a"><figcaption>A</figcaption></figure><figure class="after"><img src="b"><figcaption>B</figcaption></figure><input type="range" min="0" max="100" value="50" hidden></div></div>
<a href="/old.webp" data-side="before" data-tag="Foto lama"></a></div>`;

function laid(): { root: HTMLElement; pictures: HTMLElement; frame: HTMLElement; stop: () => void } {
  const root = page(HTML);
  const pictures = find(".compare");
  pictures.getBoundingClientRect = () => ({ left: 0, top: 0, width: 400, height: 300 }) as DOMRect;
  compare(pictures);
  return { root, pictures, frame: find("[data-frame]"), stop: glass(root) };
}
const of = (pictures: HTMLElement, name: string): string => pictures.style.getPropertyValue(name);
const finger = (frame: HTMLElement, type: string, pointerId: number, clientX: number, clientY: number): void =>
  void frame.dispatchEvent(Object.assign(new Event(type, { bubbles: true }), { pointerId, clientX, clientY, button: 0 }));

describe("the glass over before and after", () => {
  it("enlarges both, says by how much, and never past the edges", () => {
    const { pictures } = laid();
    find("[data-zoom=in]").click();
    expect([of(pictures, "--zoom"), of(pictures, "--move-x")]).toEqual(["1.600", "-30.00%"]);
    expect(find("[data-said]").getAttribute("aria-label")).toBe("1,6 kali");
    for (let n = 0; n < 9; n++) find("[data-zoom=in]").click();
    expect(of(pictures, "--zoom")).toBe("8.000");
    find("[data-zoom=whole]").click();
    expect([of(pictures, "--zoom"), of(pictures, "--move-x")]).toEqual(["1.000", "0.00%"]);
    find("[data-zoom=out]").click();
    expect(of(pictures, "--zoom")).toBe("1.000");
  });

  it("moves an enlarged picture with the arrows, and leaves a whole one and the slider alone", () => {
    const { pictures, frame } = laid();
    expect(press(frame, "ArrowRight").defaultPrevented).toBe(false);
    find("[data-zoom=in]").click();
    press(frame, "ArrowLeft");
    expect(of(pictures, "--move-x")).toBe("-18.00%");
    for (let n = 0; n < 9; n++) press(frame, "ArrowLeft");
    expect(of(pictures, "--move-x")).toBe("0.00%");
    expect(press(find("input"), "ArrowRight").defaultPrevented).toBe(false);
    expect(press(find("input"), "ArrowRight", { shiftKey: true }).defaultPrevented).toBe(true);
  });

  it("pinches between two fingers, and what lies between them stays there", () => {
    const { pictures, frame } = laid();
    finger(frame, "pointerdown", 1, 100, 150);
    finger(frame, "pointerdown", 2, 200, 150);
    finger(frame, "pointermove", 2, 300, 150);
    expect(of(pictures, "--zoom")).toBe("2.000");
    finger(frame, "pointerup", 2, 300, 150);
    finger(frame, "pointerup", 1, 100, 150);
    finger(frame, "pointerdown", 3, 100, 150);
    const before = of(pictures, "--move-x");
    finger(frame, "pointermove", 3, 60, 150);
    expect(Number.parseFloat(of(pictures, "--move-x"))).toBeCloseTo(Number.parseFloat(before) - 10, 1);
  });

  it("one finger on a whole picture moves the edge", () => {
    const { frame } = laid();
    finger(frame, "pointerdown", 1, 100, 150);
    finger(frame, "pointermove", 1, 300, 150);
    expect(find<HTMLInputElement>("input").value).toBe("75");
  });

  it("lays the two beside each other and back", () => {
    const { pictures, stop } = laid();
    find("[data-mode=beside]").click();
    expect(pictures.classList.contains("is-beside")).toBe(true);
    expect(find<HTMLInputElement>("input").disabled).toBe(true);
    expect(find("[data-mode=beside]").getAttribute("aria-pressed")).toBe("true");
    stop();
    expect(pictures.classList.contains("is-beside")).toBe(false);
    expect(find("[data-tools]").hidden).toBe(true);
  });

  it("takes another picture under the glass, but a new tab stays a new tab", () => {
    laid();
    const thumb = find("a");
    thumb.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    expect(find<HTMLImageElement>(".before img").src).toContain("/old.webp");
    expect(find(".before figcaption").textContent).toBe("Foto lama");
    const aside = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
    thumb.addEventListener("click", (event) => event.preventDefault(), { once: true });
    find<HTMLImageElement>(".before img").src = "/same.webp";
    thumb.dispatchEvent(aside);
    expect(find<HTMLImageElement>(".before img").src).toContain("/same.webp");
  });
});

describe("j and k", () => {
  it("belong to the page where there are no rows", () => {
    const root = page('<div><a href="#next" data-key="j"><span>Berikutnya</span></a></div>');
    let opened = 0;
    find("a").addEventListener("click", () => (opened += 1));
    const stop = shortcuts(root);
    press(document.body, "j");
    stop();
    expect(opened).toBe(1);
  });
});
