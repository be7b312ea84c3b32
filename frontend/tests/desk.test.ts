import { afterEach, describe, expect, it, vi } from "vitest";
import { shortcuts } from "../src/behaviours/shortcuts.ts";
import { mapList } from "../src/behaviours/map-list.ts";
import { cluster, loudest, type Point } from "../src/map/clusters.ts";
import { answering, find, page, press, settle } from "./page.ts";

const DESK = `<div><input id="cari" data-key="/"><button data-key="a"><span>Teruskan</span></button>
  <p data-row><input type="checkbox"><a href="#1">satu</a></p><p data-row><input type="checkbox"><a href="#2">dua</a></p>
  <dialog id="pintasan"><dl data-keys></dl></dialog></div>`;
let stop = (): void => {};
afterEach(() => stop());

describe("keys of the office", () => {
  it("j and k walk over the rows and stay within them", () => {
    stop = shortcuts(page(DESK));
    press(document.body, "j");
    press(document.body, "j");
    press(document.body, "j");
    expect(document.activeElement?.textContent).toBe("dua");
    press(document.body, "k");
    expect(find("[aria-current=true] a").textContent).toBe("satu");
  });

  it("x ticks the row in hand", () => {
    stop = shortcuts(page(DESK));
    press(document.body, "j");
    press(document.body, "x");
    expect(find<HTMLInputElement>("[data-row] input").checked).toBe(true);
  });

  it("a key of the page presses its button, the slash goes to the search", () => {
    const pressed = vi.fn();
    stop = shortcuts(page(DESK));
    find("button").addEventListener("click", pressed);
    press(document.body, "a");
    press(document.body, "/");
    expect(pressed).toHaveBeenCalledOnce();
    expect(document.activeElement?.id).toBe("cari");
  });

  it("are silent while somebody types or holds a modifier", () => {
    const pressed = vi.fn();
    stop = shortcuts(page(DESK));
    find("button").addEventListener("click", pressed);
    press(find("#cari"), "a");
    press(document.body, "a", { ctrlKey: true });
    expect(pressed).not.toHaveBeenCalled();
  });

  it("do not press a button that is switched off", () => {
    const pressed = vi.fn();
    stop = shortcuts(page(DESK));
    find("button").setAttribute("aria-disabled", "true");
    find("button").addEventListener("click", pressed);
    press(document.body, "a");
    expect(pressed).not.toHaveBeenCalled();
  });

  it("the question mark opens the list, with the page's own keys", () => {
    stop = shortcuts(page(DESK));
    press(document.body, "?");
    expect(find<HTMLDialogElement>("dialog").open).toBe(true);
    expect(find("[data-keys]").textContent).toBe("Teruskana");
  });
});

describe("reports on the map", () => {
  const at = (lat: number, lng: number, tone = "work"): Point => [lat, lng, tone, "N", "t", "w"];
  const project = (lat: number, lng: number) => ({ x: lng, y: lat });

  it("that share a square become one circle at their mean, and none is lost", () => {
    const groups = cluster([at(1, 1), at(3, 5), at(100, 100)], project, 64);
    expect(groups.map((group) => group.points.length).sort()).toEqual([1, 2]);
    expect(groups.find((group) => group.points.length === 2)).toMatchObject({ lat: 2, lng: 3 });
  });

  it("show the tone that most needs to be seen", () => {
    expect(loudest([at(0, 0, "done"), at(0, 0, "late"), at(0, 0, "work")])).toBe("late");
    expect(loudest([at(0, 0, "done")])).toBe("done");
  });

  it("are loaded when the map comes into view, and closed even if that was too late", async () => {
    let seen = (): void => {};
    const closed = vi.fn();
    const open = vi.fn(async () => closed);
    const gone = mapList(page("<div></div>"), { fetch: answering({}), open, whenSeen: (_, then) => ((seen = then), () => {}) });
    expect(open).not.toHaveBeenCalled();
    seen();
    gone();
    await settle();
    expect(closed).toHaveBeenCalledOnce();
  });
});
