import { describe, expect, it, vi } from "vitest";
import { similarReports } from "../src/behaviours/similar-reports.ts";
import { writePosition } from "../src/behaviours/position.ts";
import { answering, find, page, settle, type } from "./page.ts";

const FORM = `<form><input type="hidden" name="csrfmiddlewaretoken" value="t"><input name="lat"><input name="lng"><input name="accuracy"><input name="position_source"><input name="region">
  <input type="radio" name="visibility" value="public" checked><input name="phone" value="0812"><textarea name="text"></textarea>
  <section data-url="/lapor/serupa" data-opens="(membuka tab baru)" hidden><p>Mungkin sudah dilaporkan</p><ul></ul></section></form>`;
const FOUND = { similar: [{ title: "Jalan <b>berlubang</b>", url: "/laporan/LPG-1", said: "40 m dari tempat Anda" }] };
const start = (fetched: typeof fetch) => similarReports(find("section"), { fetch: fetched, delay: 0 });
const words = () => type(find<HTMLTextAreaElement>("textarea"), "jalan berlubang besar");
const placed = () => writePosition(find("form"), { lat: -5.38, lng: 105.25, source: "pin" });

describe("similar reports", () => {
  it("asks once there are words and a place, and shows what was found as text", async () => {
    page(FORM);
    const asked = vi.fn(answering(FOUND));
    start(asked);
    words();
    await settle(2);
    expect(asked).not.toHaveBeenCalled();
    placed();
    await settle(2);
    expect(find("section").hidden).toBe(false);
    expect(find("section h3").textContent).toBe("Jalan <b>berlubang</b> (membuka tab baru)");
    expect(document.querySelector("section b")).toBeNull();
    expect(find<HTMLAnchorElement>("section a").target).toBe("_blank");
    expect(find("section .sub").textContent).toBe("40 m dari tempat Anda");
  });

  it("sends neither contact details nor the same question twice", async () => {
    page(FORM);
    const asked = vi.fn(answering(FOUND));
    start(asked);
    placed();
    words();
    await settle(2);
    words();
    await settle(2);
    expect(asked).toHaveBeenCalledOnce();
    const [url, sent] = asked.mock.calls[0] as [string, RequestInit];
    expect(url).toBe("/lapor/serupa");
    expect(String(sent.body)).toContain("lat=-5.38");
    expect(String(sent.body)).not.toContain("0812");
  });

  it.each([["nothing was found", answering({ similar: [] })], ["it was asked too often", answering(FOUND, false)], ["there is no network", (async () => Promise.reject(new TypeError())) as typeof fetch]])(
    "shows nothing when %s",
    async (_, fetched) => {
      page(FORM);
      start(fetched);
      placed();
      words();
      await settle(2);
      expect(find("section").hidden).toBe(true);
    },
  );

  it("hides again when the words are taken back, and asks no more after its end", async () => {
    page(FORM);
    const asked = vi.fn(answering(FOUND));
    const stop = start(asked);
    placed();
    words();
    await settle(2);
    type(find<HTMLTextAreaElement>("textarea"), "");
    await settle(2);
    expect(find("section").hidden).toBe(true);
    stop();
    words();
    await settle(2);
    expect(asked).toHaveBeenCalledOnce();
  });
});
