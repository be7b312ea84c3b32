import { afterEach, describe, expect, it, vi } from "vitest";
import { shortcuts } from "../src/behaviours/shortcuts.ts";
import { splitView } from "../src/behaviours/split-view.ts";
import { stamp } from "../src/behaviours/stamp.ts";
import { mapList } from "../src/behaviours/map-list.ts";
import { inside } from "../src/map/inside.ts";
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

describe("which region lies in the middle", () => {
  const square = (from: number, to: number) => [[from, from], [to, from], [to, to], [from, to], [from, from]];
  const holed: GeoJSON.Geometry = { type: "Polygon", coordinates: [square(0, 10), square(4, 6)] };

  it("is found inside a polygon, but not in its hole or beside it", () => {
    expect([inside(1, 1, holed), inside(5, 5, holed), inside(11, 5, holed)]).toEqual([true, false, false]);
  });

  it("is found on any of several islands", () => {
    const islands: GeoJSON.Geometry = { type: "MultiPolygon", coordinates: [[square(0, 1)], [square(5, 6)]] };
    expect([inside(5.5, 5.5, islands), inside(3, 3, islands)]).toEqual([true, false]);
  });
});

describe("the report beside the list", () => {
  const SPLIT = `<div data-failed="Tidak bisa"><ul data-list><li data-row><a href="/kantor/laporan/A">A</a></li><li data-row><a href="/kantor/laporan/B">B</a></li></ul>
    <section data-pane tabindex="-1"></section></div>`;
  const server = (ok = true) => vi.fn(async (address: string) => ({ ok, status: ok ? 200 : 500, text: async () => `<p>${new URL(address).pathname.at(-1)}</p><a data-step href="/kantor/laporan/A/reject">t</a>` }));
  const view = (fetch: ReturnType<typeof server>, wide = true) => splitView(page(SPLIT), { fetch: fetch as unknown as typeof globalThis.fetch, wide: () => wide, delay: 0 });
  const click = (selector: string, more: MouseEventInit = {}): MouseEvent => {
    const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...more });
    find(selector).dispatchEvent(event);
    return event;
  };

  it("opens a row in the pane and takes the focus there", async () => {
    view(server());
    expect(click("[data-row] a").defaultPrevented).toBe(true);
    await settle(2);
    expect(find("[data-pane] p").textContent).toBe("A");
    expect(document.activeElement).toBe(find("[data-pane]"));
    expect(find("[data-row]").getAttribute("aria-current")).toBe("true");
  });

  it("leaves links alone on a narrow screen and with a modifier key", () => {
    view(server(), false);
    expect(click("[data-row] a").defaultPrevented).toBe(false);
    view(server());
    expect(click("[data-row] a", { ctrlKey: true }).defaultPrevented).toBe(false);
  });

  it("shows a step in the pane without leaving", async () => {
    const fetch = server();
    view(fetch);
    click("[data-row] a");
    await settle(2);
    click("[data-step]");
    await settle(2);
    expect(fetch.mock.calls.at(-1)?.[0]).toContain("/reject");
  });

  it("tells the report where to come back to", async () => {
    const fetch = server();
    view(fetch);
    click("[data-row] a");
    await settle(2);
    expect(new URL(fetch.mock.calls.at(-1)![0]).searchParams.get("kembali")).toBe(location.pathname + location.search);
  });

  it("follows the row that gets the focus, without taking it away", async () => {
    view(server());
    await settle(2);
    const link = find<HTMLElement>("[data-row]:nth-child(2) a");
    link.focus();
    link.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
    await new Promise((done) => setTimeout(done, 5));
    await settle(2);
    expect(find("[data-pane] p").textContent).toBe("B");
    expect(document.activeElement).toBe(link);
  });

  it("says which row it is, walks by the bar and leads to the report's own page", async () => {
    const bar = `<div data-pane-bar data-of="{n} dari {all}" data-more="+" hidden><button data-walk="-1"></button><button data-walk="1"></button><span data-at></span><a data-whole-page></a></div>`;
    const list = SPLIT.replace(/<li data-row><a href="\/kantor\/laporan\/(.)"/g, '<li data-row data-number="$1"><a href="/kantor/laporan/$1"').replace("<section", `${bar}<section`);
    splitView(page(list), { fetch: server() as unknown as typeof globalThis.fetch, wide: () => true, delay: 0 });
    await settle(2);
    expect([find("[data-pane-bar]").hidden, find("[data-at]").textContent]).toEqual([false, "1 dari 2+"]);
    for (const _ of [1, 2]) click("[data-walk='1']");
    await settle(2);
    expect([find("[data-at]").textContent, find("[data-pane] p").textContent]).toEqual(["2 dari 2+", "B"]);
    expect(find("[data-row]:nth-child(2)").getAttribute("aria-current")).toBe("true");
    expect(find<HTMLAnchorElement>("[data-whole-page]").href).toContain("/kantor/laporan/B?kembali=");
  });

  it("says what to do when the report cannot be opened", async () => {
    view(server(false));
    click("[data-row] a");
    await settle(2);
    expect(find("[data-pane]").textContent).toBe("Tidak bisa");
  });
});

describe("proof photos", () => {
  it("are stamped with place and time when they are taken", () => {
    page('<div><input name="here_lat"><input name="here_lng"><input name="here_time"><input type="file"></div>');
    const geolocation = { getCurrentPosition: ((ok: PositionCallback) => ok({ coords: { latitude: -5.4, longitude: 105.2, accuracy: 6 } } as GeolocationPosition)) as Geolocation["getCurrentPosition"] };
    stamp(find("div"), { geolocation, now: () => new Date(0) });
    find("[type=file]").dispatchEvent(new Event("change", { bubbles: true }));
    expect(["lat", "lng", "time"].map((name) => find<HTMLInputElement>(`[name=here_${name}]`).value)).toEqual(["-5.400000", "105.200000", "1970-01-01T00:00:00.000Z"]);
  });
});
