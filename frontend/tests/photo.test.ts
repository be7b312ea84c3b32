import { describe, expect, it, vi } from "vitest";
import { photoField, type PhotoFieldDeps } from "../src/behaviours/photo-field.ts";
import { unfinished } from "../src/behaviours/waiting.ts";
import { readFacts } from "../src/photo/exif.ts";
import { MOST_BYTES, shrink, type ShrinkDeps } from "../src/photo/shrink.ts";
import { find, page, settle } from "./page.ts";
import { jpegWithFacts } from "./jpeg.ts";

describe("what a photo says about itself", () => {
  it.each([true, false])("is read from both byte orders (little endian: %s)", async (little) => {
    expect(await readFacts(jpegWithFacts(little))).toEqual({
      lat: expect.closeTo(-5.3802, 3),
      lng: expect.closeTo(105.2505, 3),
      time: "2026-06-02T15:30:00+07:00",
    });
  });

  it.each([["nothing", ""], ["a PDF", "%PDF-1.4"], ["a torn JPEG", "\xff\xd8\xff\xe1"]])("is empty for %s", async (_, text) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect(await readFacts(new Blob([bytes]))).toEqual({});
  });

  it("is empty, not wrong, when the file is cut off inside its facts", async () => {
    expect(await readFacts((await jpegWithFacts(true)).slice(0, 60))).toEqual({});
  });
});

function drawing(width: number, height: number, bytesPerPixel: number): { deps: ShrinkDeps; drawn: number[][] } {
  const drawn: number[][] = [];
  const canvas = {
    width: 0,
    height: 0,
    getContext: () => ({ drawImage: (_: unknown, __: number, ___: number, w: number, h: number) => drawn.push([w, h]) }),
    toBlob(done: BlobCallback, _: string, quality: number) {
      done(new Blob([new Uint8Array(Math.round(this.width * this.height * bytesPerPixel * quality))]));
    },
  };
  const image = { width, height } as unknown as ImageBitmap;
  return { drawn, deps: { decode: async () => image, canvas: () => canvas as unknown as HTMLCanvasElement } };
}
const photo = (bytes: number, name = "IMG_1.jpeg"): File => new File([new Uint8Array(bytes)], name, { type: "image/jpeg", lastModified: 7 });

describe("shrinking", () => {
  it("brings a big photo to 1600 px and 400 kB and keeps its name", async () => {
    const { deps, drawn } = drawing(4000, 3000, 0.2);
    const small = await shrink(photo(5_000_000), deps);
    expect(drawn[0]).toEqual([1600, 1200]);
    expect(small.size).toBeLessThanOrEqual(MOST_BYTES);
    expect([small.name, small.type, small.lastModified]).toEqual(["IMG_1.jpg", "image/jpeg", 7]);
  });

  it("makes it smaller still when quality alone is not enough", async () => {
    const { deps, drawn } = drawing(3000, 4000, 0.5);
    expect((await shrink(photo(5_000_000), deps)).size).toBeLessThanOrEqual(MOST_BYTES);
    expect(drawn.length).toBeGreaterThan(1);
  });

  it("leaves a small photo as it is", async () => {
    const file = photo(90_000);
    expect(await shrink(file, drawing(800, 600, 1).deps)).toBe(file);
  });

  it("sends the original when this browser cannot decode it", async () => {
    const file = photo(3_000_000, "IMG.HEIC");
    const deps = { ...drawing(1, 1, 1).deps, decode: () => Promise.reject(new Error("unsupported")) };
    expect(await shrink(file, deps)).toBe(file);
  });
});

describe("the photo field", () => {
  const FIELD = `<form><div id="f" data-max="2" data-ready="{n} foto siap" data-too-many="Paling banyak {n}" data-remove="Hapus foto {n}" data-shot="Foto {n}">
    <input type="hidden" name="photo_lat"><input type="hidden" name="photo_lng"><input type="hidden" name="photo_time">
    <ul><li data-add><input type="file" multiple></li></ul><p data-said></p></div>
    <div data-behaviour="locate"><input name="lat"><input name="lng"><input name="accuracy"><input name="position_source"></div></form>`;
  const deps = (facts: object = {}): PhotoFieldDeps => ({
    shrink: async (file) => file,
    facts: async () => facts,
    url: { create: () => "blob:1", revoke: vi.fn() },
  });
  const choose = async (...files: File[]): Promise<void> => {
    const input = find<HTMLInputElement>("input[type=file]");
    Object.defineProperty(input, "files", { value: files, configurable: true, writable: true });
    input.dispatchEvent(new Event("change"));
    await settle(2);
  };

  it("adds to what was chosen before, up to the limit, and can take one back", async () => {
    page(FIELD);
    photoField(find("#f"), deps());
    await choose(photo(10, "a.jpg"));
    await choose(photo(10, "b.jpg"), photo(10, "c.jpg"));
    expect(document.querySelectorAll("[data-shot-item]")).toHaveLength(2);
    expect(find("[data-add]").hidden).toBe(true);
    find("[aria-label='Hapus foto 1']").click();
    expect(document.querySelectorAll("[data-shot-item]")).toHaveLength(1);
    expect(find("[data-add]").hidden).toBe(false);
  });

  it("keeps place and time of the photo, and puts the pin there when there is none", async () => {
    page(FIELD);
    photoField(find("#f"), deps({ lat: -5.38, lng: 105.25, time: "2026-06-02T15:30:00" }));
    await choose(photo(10));
    expect(["photo_lat", "photo_lng", "photo_time"].map((name) => find<HTMLInputElement>(`[name=${name}]`).value)).toEqual(["-5.380000", "105.250000", "2026-06-02T15:30:00"]);
    expect([find<HTMLInputElement>("[name=lat]").value, find<HTMLInputElement>("[name=position_source]").value]).toEqual(["-5.380000", "photo"]);
  });

  it("makes the form wait until the photos are ready", async () => {
    page(FIELD);
    photoField(find("#f"), { ...deps(), shrink: async (file) => (await settle(20), file) });
    await choose(photo(10));
    expect(unfinished(find<HTMLFormElement>("form"))).toBeDefined();
    await settle(30);
    expect(unfinished(find<HTMLFormElement>("form"))).toBeUndefined();
  });
});
