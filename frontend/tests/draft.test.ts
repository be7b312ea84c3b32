import { beforeEach, describe, expect, it } from "vitest";
import { draftName, draftSent } from "../src/behaviours/draft-sent.ts";
import { draft, type DraftDeps } from "../src/behaviours/draft.ts";
import { find, page, settle, storage, type } from "./page.ts";

const FORM = `<form data-draft="report" data-saved="Draf tersimpan {time}" data-private="Tidak disimpan">
  <input type="hidden" name="csrfmiddlewaretoken" value="t"><input type="hidden" name="idempotency_key" value="server">
  <textarea name="text"></textarea><input name="phone"><input type="file" name="photos">
  <input type="radio" name="visibility" value="public" checked><input type="radio" name="visibility" value="anonymous">
  <p data-draft-said></p></form>`;

let deps: DraftDeps;
beforeEach(() => {
  deps = { storage: storage(), uuid: () => "phone-key", clock: () => new Date(2026, 5, 3, 7, 38), delay: 0 };
});
const kept = (): { key: string; values: Record<string, string[]> } | null => JSON.parse(deps.storage.getItem(draftName("report")) ?? "null");
const choose = (value: string): void => {
  const radio = find<HTMLInputElement>(`[value=${value}]`);
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
};

describe("the draft", () => {
  it("keeps the words and says when, but neither contact details nor tokens", async () => {
    draft(page(FORM), deps);
    type(find<HTMLTextAreaElement>("textarea"), "Lubang besar");
    type(find<HTMLInputElement>("[name=phone]"), "0812");
    await settle(2);
    expect(kept()?.values["text"]).toEqual(["Lubang besar"]);
    expect(JSON.stringify(kept())).not.toMatch(/0812|csrf|server/);
    expect(find("[data-draft-said]").textContent).toBe("Draf tersimpan 07.38");
  });

  it("comes back with the words, the choice and the same idempotency key", async () => {
    draft(page(FORM), deps);
    type(find<HTMLTextAreaElement>("textarea"), "Lampu mati");
    await settle(2);
    draft(page(FORM), { ...deps, uuid: () => "another" });
    expect(find<HTMLTextAreaElement>("textarea").value).toBe("Lampu mati");
    expect(find<HTMLInputElement>("[name=idempotency_key]").value).toBe("phone-key");
  });

  it("takes the server's key and words after a refusal", async () => {
    draft(page(FORM), deps);
    type(find<HTMLTextAreaElement>("textarea"), "lama");
    await settle(2);
    const form = page(FORM.replace("<form", "<form data-fresh").replace("<textarea name=\"text\">", "<textarea name=\"text\">dari server"));
    draft(form, deps);
    expect(find<HTMLTextAreaElement>("textarea").value).toBe("dari server");
    expect(find<HTMLInputElement>("[name=idempotency_key]").value).toBe("server");
  });

  it("vanishes at once when the reporter chooses to be anonymous, and is not kept any more", async () => {
    draft(page(FORM), deps);
    type(find<HTMLTextAreaElement>("textarea"), "Pungli");
    await settle(2);
    choose("anonymous");
    expect(kept()).toBeNull();
    type(find<HTMLTextAreaElement>("textarea"), "Pungli di loket");
    await settle(2);
    expect(kept()).toBeNull();
    expect(find("[data-draft-said]").textContent).toBe("Tidak disimpan");
  });

  it("says the place again that it brought back", async () => {
    const form = FORM.replace("</form>", '<div data-behaviour="locate"><input type="hidden" name="lat"><input type="hidden" name="lng"></div></form>');
    deps.storage.setItem(draftName("report"), JSON.stringify({ key: "k", values: { lat: ["-5.36"], lng: ["105.24"] } }));
    const said: unknown[] = [];
    const root = page(form);
    root.addEventListener("siger:position", (event) => said.push((event as CustomEvent).detail.lat));
    draft(root, deps);
    expect(said).toEqual([-5.36]);
  });

  it("is removed by the receipt", async () => {
    draft(page(FORM), deps);
    type(find<HTMLTextAreaElement>("textarea"), "terkirim");
    await settle(2);
    draftSent(page('<div data-draft="report"></div>'), deps);
    expect(kept()).toBeNull();
  });

  it("does not stop the report when the storage is full", async () => {
    const full = { ...deps, storage: { ...deps.storage, setItem: () => { throw new Error("QuotaExceeded"); } } };
    draft(page(FORM), full);
    type(find<HTMLTextAreaElement>("textarea"), "x");
    await settle(2);
    expect(find<HTMLTextAreaElement>("textarea").value).toBe("x");
  });
});
