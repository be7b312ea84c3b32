import { describe, expect, it, vi } from "vitest";
import { start } from "../src/behaviour.ts";
import { find, page, settle } from "./page.ts";

describe("starting behaviours", () => {
  it("starts every name on an element, and those that come in later", async () => {
    const seen: string[] = [];
    const note = (name: string) => () => (seen.push(name), () => {});
    page('<div data-behaviour="one two"></div>');
    const stop = start(document.body, { eager: { one: note("one"), two: note("two") }, lazy: {} });
    expect(seen).toEqual(["one", "two"]);
    document.body.insertAdjacentHTML("beforeend", '<p><b data-behaviour="two"></b></p>');
    await settle();
    expect(seen).toEqual(["one", "two", "two"]);
    stop();
  });

  it("tears down what a swap takes out of the page", async () => {
    const gone = vi.fn();
    page('<div><i data-behaviour="one"></i></div>');
    const stop = start(document.body, { eager: { one: () => gone }, lazy: {} });
    find("i").remove();
    await settle();
    expect(gone).toHaveBeenCalledOnce();
    stop();
    expect(gone).toHaveBeenCalledOnce();
  });

  it("does not start a lazy behaviour whose element has gone meanwhile", async () => {
    const mounted = vi.fn(() => () => {});
    page('<div><i data-behaviour="slow"></i></div>');
    const stop = start(document.body, { eager: {}, lazy: { slow: async () => (await settle(5), mounted) } });
    find("i").remove();
    await settle(10);
    expect(mounted).not.toHaveBeenCalled();
    stop();
  });

  it("leaves a name alone that this surface does not know", () => {
    page('<div data-behaviour="stranger"></div>');
    expect(() => start(document.body, { eager: {}, lazy: {} })()).not.toThrow();
  });
});
