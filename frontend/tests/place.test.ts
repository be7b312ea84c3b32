import { describe, expect, it, vi } from "vitest";
import { locate } from "../src/behaviours/locate.ts";
import { mapPin } from "../src/behaviours/map-pin.ts";
import { readPosition, writePosition } from "../src/behaviours/position.ts";
import { regionPicker } from "../src/behaviours/region-picker.ts";
import { answering, find, page, press, settle, type } from "./page.ts";

const PLACE = `<div data-place-url="/wilayah/di" data-denied="Izin ditolak" data-failed="Belum ketemu" data-accuracy="Tepat sampai {n} meter" data-rough="Baru {n} meter" data-offline="Menyusul">
  <input type="hidden" name="lat"><input type="hidden" name="lng"><input type="hidden" name="accuracy"><input type="hidden" name="position_source">
  <div data-map></div><p data-place></p><div data-tools hidden><button data-locate></button><button data-open-map></button></div></div>`;
const NAMED = { ok: true, name: "Gedong Meneng", detail: "Bandar Lampung" };
type Found = (ok: PositionCallback, no: PositionErrorCallback) => void;
const gps = (found: Found) => ({ getCurrentPosition: found as Geolocation["getCurrentPosition"] });
const at = (latitude: number, longitude: number, accuracy: number): Found => (ok) => ok({ coords: { latitude, longitude, accuracy } } as GeolocationPosition);

describe("the GPS button", () => {
  it("fills the hidden fields and says the name of the place and how sure it is", async () => {
    const root = page(PLACE);
    locate(root, { geolocation: gps(at(-5.38123456, 105.25, 7.6)), fetch: answering(NAMED) });
    find("[data-locate]").click();
    await settle();
    expect(readPosition(root)).toEqual({ lat: -5.381235, lng: 105.25, accuracy: 8, source: "gps" });
    expect(find("[data-place]").textContent).toBe("Gedong Meneng Bandar Lampung. Tepat sampai 8 meter");
  });

  it("names a place that was there before the page was started", async () => {
    page(PLACE.replace('name="lat"', 'name="lat" value="-5.38"').replace('name="lng"', 'name="lng" value="105.25"').replace("<p data-place></p>", "<p data-place><noscript>Pilih desa</noscript></p>"));
    locate(find("[data-place-url]"), { geolocation: undefined, fetch: answering(NAMED) });
    await settle();
    expect(find("[data-place] b").textContent).toBe("Gedong Meneng");
  });

  it("asks for nothing before it is pressed", () => {
    const ask = vi.fn();
    locate(page(PLACE), { geolocation: gps(ask), fetch: answering(NAMED) });
    expect(ask).not.toHaveBeenCalled();
    expect(find("[data-tools]").hidden).toBe(false);
  });

  it("says what to do when the permission is refused", () => {
    locate(page(PLACE), { geolocation: gps((_, no) => no({ code: 1, PERMISSION_DENIED: 1 } as GeolocationPositionError)), fetch: answering(NAMED) });
    find("[data-locate]").click();
    expect(find("[data-place]").textContent).toContain("Izin ditolak");
  });

  it("keeps the position when the name cannot be fetched", async () => {
    const root = page(PLACE);
    const broken = (async () => { throw new TypeError("offline"); }) as unknown as typeof fetch;
    locate(root, { geolocation: gps(at(-5, 105, 400)), fetch: broken });
    find("[data-locate]").click();
    await settle();
    expect(readPosition(root)?.lat).toBe(-5);
    expect(find("[data-place]").textContent).toBe("Baru 400 meter Menyusul");
  });

  it("shows the server's explanation for a place outside", async () => {
    const root = page(PLACE);
    locate(root, { geolocation: undefined, fetch: answering({ ok: false, message: "Di luar Lampung" }) });
    writePosition(root, { lat: 0, lng: 0, source: "pin" });
    await settle();
    expect(find("[data-place]").textContent?.trim()).toBe("Di luar Lampung");
    expect(find("[data-locate]").hidden).toBe(true);
  });

  it("writes a name as text, never as markup", async () => {
    const root = page(PLACE);
    locate(root, { geolocation: undefined, fetch: answering({ ok: true, name: "<img src=x>", detail: "" }) });
    writePosition(root, { lat: -5, lng: 105, source: "pin" });
    await settle();
    expect(root.querySelector("img")).toBeNull();
  });
});

describe("the map", () => {
  it("is loaded only when it is asked for, and closed with its element", async () => {
    const closed = vi.fn();
    const open = vi.fn(async () => closed);
    const stop = mapPin(page(PLACE), { fetch: answering({}), open });
    expect(open).not.toHaveBeenCalled();
    find("[data-open-map]").click();
    await settle();
    expect(open).toHaveBeenCalledOnce();
    expect(find("[data-open-map]").hidden).toBe(true);
    stop();
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe("the region picker", () => {
  const PICKER = `<div data-url="/wilayah/cari" data-found="{n} pilihan" data-none="Tidak ada"><label for="t">Desa</label>
    <div class="combo"><input type="hidden" name="region" value="old"><input class="input" id="t"><div class="combo-list" id="l" hidden></div><span role="status"></span></div></div>`;
  const VILLAGES = [{ code: "18.01", name: "Natar", detail: "Lampung Selatan" }, { code: "18.02", name: "Natal" }];

  it("offers names, walks with arrows and takes with Enter", async () => {
    regionPicker(page(PICKER), { fetch: answering(VILLAGES), delay: 0 });
    const input = find<HTMLInputElement>("#t");
    type(input, "nat");
    await settle(2);
    expect(input.getAttribute("aria-expanded")).toBe("true");
    expect(find("[role=status]").textContent).toBe("2 pilihan");
    press(input, "ArrowDown");
    press(input, "ArrowDown");
    expect(input.getAttribute("aria-activedescendant")).toBe("l-1");
    press(input, "Enter");
    expect([input.value, find<HTMLInputElement>("[name=region]").value]).toEqual(["Natal", "18.02"]);
    expect(find("#l").hidden).toBe(true);
  });

  it("forgets the code as soon as the name is typed over", () => {
    regionPicker(page(PICKER), { fetch: answering(VILLAGES), delay: 0 });
    type(find<HTMLInputElement>("#t"), "n");
    expect(find<HTMLInputElement>("[name=region]").value).toBe("");
  });

  it("closes with Escape and lets Enter send the form when nothing is open", async () => {
    regionPicker(page(PICKER), { fetch: answering(VILLAGES), delay: 0 });
    const input = find<HTMLInputElement>("#t");
    type(input, "nat");
    await settle(2);
    press(input, "Escape");
    expect(find("#l").hidden).toBe(true);
    expect(press(input, "Enter").defaultPrevented).toBe(false);
  });
});
