import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { keepPages } from "../src/field/pages.ts";

/** As much of a CacheStorage as pages and worker use. */
class Shelf {
  readonly kept = new Map<string, Response>();
  private static at(request: RequestInfo | URL): string {
    const { pathname, search } = new URL(request instanceof Request ? request.url : String(request), location.origin);
    return pathname + search;
  }
  match = async (request: RequestInfo | URL): Promise<Response | undefined> => this.kept.get(Shelf.at(request))?.clone();
  put = async (request: RequestInfo | URL, answer: Response): Promise<void> => void this.kept.set(Shelf.at(request), answer.clone());
  delete = async (request: RequestInfo | URL): Promise<boolean> => this.kept.delete(Shelf.at(request));
  keys = async (): Promise<Request[]> => [...this.kept.keys()].map((address) => new Request(`${location.origin}${address}`));
}

class Shelves {
  readonly all = new Map<string, Shelf>();
  open = async (name: string): Promise<Shelf> => this.all.get(name) ?? (this.all.set(name, new Shelf()), this.all.get(name)!);
  keys = async (): Promise<string[]> => [...this.all.keys()];
  delete = async (name: string): Promise<boolean> => this.all.delete(name);
}

/** A server whose addresses of pictures live one hour, as ours: an older one answers 404. */
class Server {
  hour = 0;
  online = true;
  down = false;
  asked: string[] = [];
  refuses: string[] = [];
  get = async (input: RequestInfo | URL): Promise<Response> => {
    const address = new URL(typeof input === "object" && "url" in input ? input.url : String(input), location.origin);
    this.asked.push(address.pathname);
    if (!this.online) throw new TypeError("no network");
    if (address.pathname.startsWith("/kantor/foto/")) {
      const good = !this.down && address.searchParams.get("s") === String(this.hour);
      return new Response(good ? "picture" : "", { status: good ? 200 : 404 });
    }
    const name = address.pathname.split("/").at(-1) || "list";
    if (this.refuses.includes(address.pathname)) return new Response("", { status: 403 });
    const secret = name === "list" && address.searchParams.get("simpan") !== "1" ? "<p>rahasia</p>" : "";
    return new Response(`<html><body>${secret}<img src="/kantor/foto/${name}/thumb.webp?s=${this.hour}"><figure class="photo"><a href="/kantor/foto/${name}/view.webp?s=${this.hour}"></a></figure></body></html>`);
  };
}

type Listener = (event: { request: Request; respondWith: (answer: Promise<Response>) => void }) => void;

/** What the service worker answers; undefined where it leaves it to the network. */
async function throughWorker(answer: Listener, address: string, kind: { mode?: string; destination?: string }): Promise<Response | undefined> {
  let given: Promise<Response> | undefined;
  const request = { url: `${location.origin}${address}`, method: "GET", mode: kind.mode ?? "no-cors", destination: kind.destination ?? "" } as Request;
  answer({ request, respondWith: (promise) => (given = promise) });
  return given;
}

let server: Server;
let shelves: Shelves;
let answer: Listener;

beforeAll(async () => {
  const listeners = new Map<string, Listener>();
  Object.assign(self, { addEventListener: (type: string, listener: Listener) => listeners.set(type, listener) });
  await vi.importActual("../src/field-worker.ts");
  answer = listeners.get("fetch")!;
});

beforeEach(() => {
  server = new Server();
  shelves = new Shelves();
  Object.assign(globalThis, { caches: shelves, fetch: server.get });
});

const JOBS = [
  { number: "LPG-1", version: "3" },
  { number: "LPG-2", version: "1" },
];
const keep = (jobs = JOBS): Promise<number> => keepPages(7, jobs, "build", { caches: shelves as unknown as CacheStorage, get: server.get as typeof fetch });

async function shownPictures(address: string): Promise<(number | undefined)[]> {
  const html = await (await throughWorker(answer, address, { mode: "navigate" }))!.text();
  const found = [...html.matchAll(/(?:src|href)="(\/kantor\/foto[^"]+)"/g)].map((match) => match[1]!);
  return Promise.all(found.map(async (one) => (await throughWorker(answer, one, { destination: "image" }).catch(() => undefined))?.status));
}

describe("a phone that opened the list of jobs and then lost its network", () => {
  it.each([1, 2, 10])("shows every job with its pictures %i hours later, though their addresses have ended", async (hours) => {
    await keep();
    server.hour += hours;
    server.online = false;
    for (const address of ["/kantor/lapangan/", "/kantor/lapangan/LPG-1", "/kantor/lapangan/LPG-2"]) expect(await shownPictures(address)).toEqual([200, 200]);
  });

  it("keeps a job's older pictures when the list is opened again two hours later and the job has not changed", async () => {
    await keep();
    server.hour += 2;
    server.asked = [];
    await keep();
    expect(server.asked).not.toContain("/kantor/lapangan/LPG-1");
    server.online = false;
    expect(await shownPictures("/kantor/lapangan/LPG-1")).toEqual([200, 200]);
  });

  it("fetches a page again whose pictures could not be had the last time", async () => {
    server.down = true;
    await keep();
    server.down = false;
    server.hour += 1;
    await keep();
    server.online = false;
    expect(await shownPictures("/kantor/lapangan/LPG-1")).toEqual([200, 200]);
  });

  it("drops a job that is none any more", async () => {
    await keep();
    await keep(JOBS.slice(0, 1));
    expect([...(shelves.all.get("lapangan-7")!.kept.keys())].filter((address) => address.includes("LPG-2"))).toEqual([]);
  });

  it("keeps no list with what no phone may keep", async () => {
    await keep();
    server.online = false;
    const list = await throughWorker(answer, "/kantor/lapangan/", { mode: "navigate" });
    expect(await list!.text()).not.toContain("rahasia");
  });

  it("forgets everything when whoever is signed in now has no field, and one job that is theirs no more", async () => {
    await keep();
    server.refuses = ["/kantor/lapangan/LPG-1"];
    expect((await throughWorker(answer, "/kantor/lapangan/LPG-1", { mode: "navigate" }))!.status).toBe(403);
    const kept = [...shelves.all.get("lapangan-7")!.kept.keys()];
    expect([kept.includes("/kantor/lapangan/LPG-1"), kept.includes("/kantor/lapangan/LPG-2")]).toEqual([false, true]);
    server.refuses = ["/kantor/lapangan/"];
    await throughWorker(answer, "/kantor/lapangan/", { mode: "navigate" });
    expect([...shelves.all.keys()]).toEqual([]);
  });
});
