/**
 * Copies of the field's pages with their pictures and scripts, for where there is no network. They belong to one officer: the name of the cache says whom,
 * and the service worker serves from the only one there is.
 */
export const PREFIX = "lapangan-";
const CONTENTS = "/kantor/lapangan/isi-simpanan";
/** The list without what no phone may keep. */
const FOR_A_PHONE = "/kantor/lapangan/?simpan=1";
const AT_ONCE = 3;

export interface PagesDeps {
  caches: CacheStorage;
  get: typeof fetch;
}

export interface Job {
  number: string;
  version: string;
}

/** Fetches what changed, drops what is no job any more. Answers how many jobs are there now; raises when one of them cannot be fetched. */
export async function keepPages(officer: number, jobs: Job[], build: string, deps: PagesDeps): Promise<number> {
  await forgetPages(deps.caches, officer);
  const cache = await deps.caches.open(`${PREFIX}${officer}`);
  const before = await contents(cache);
  const wanted = new Map<string, string>(jobs.map(({ number, version }) => [`/kantor/lapangan/${number}`, `${version} ${build}`]));
  const needed = new Set<string>([...(await keepPage(cache, "/kantor/lapangan/", deps.get, FOR_A_PHONE)), CONTENTS, "/kantor/lapangan/"]);
  const queue = [...wanted];
  const parts: Record<string, { mark: string; needs: string[] }> = {};
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [address, mark] = next;
      const known = before[address];
      const fresh = known?.mark !== mark || !(await allKept(cache, [address, ...known.needs]));
      const needs = fresh ? await keepPage(cache, address, deps.get) : known.needs;
      parts[address] = { mark, needs };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  for (const [address, { needs }] of Object.entries(parts)) [address, ...needs].forEach((one) => needed.add(one));
  await cache.put(CONTENTS, new Response(JSON.stringify(parts)));
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    if (!needed.has(pathname + search)) await cache.delete(request);
  }
  return wanted.size;
}

/** A page whose picture could not be had the last time is fetched again: its addresses are new then. */
async function allKept(cache: Cache, addresses: string[]): Promise<boolean> {
  for (const address of addresses) if (!(await cache.match(address))) return false;
  return true;
}

/** Everything that was kept for anybody but `officer`; without one, for everybody. */
export async function forgetPages(storage: CacheStorage, officer?: number): Promise<void> {
  for (const name of await storage.keys()) {
    const own = officer !== undefined && `${name}-`.startsWith(`${PREFIX}${officer}-`);
    if (name.startsWith(PREFIX) && !own) await storage.delete(name);
  }
}

/** The page and what it shows, fetched from `from`; answers what it shows. */
async function keepPage(cache: Cache, address: string, get: typeof fetch, from = address): Promise<string[]> {
  const answer = await get(from, { credentials: "same-origin", redirect: "error", cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const html = await answer.clone().text();
  await cache.put(address, answer);
  const needs = neededBy(html);
  for (const need of needs) if (!(await cache.match(need))) await keepFile(cache, need, get);
  return needs;
}

/** A picture that cannot be had does not cost the page. */
async function keepFile(cache: Cache, address: string, get: typeof fetch): Promise<void> {
  const answer = await get(address, { credentials: "same-origin" }).catch(() => undefined);
  if (answer?.ok) await cache.put(address, answer);
}

function neededBy(html: string): string[] {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = (selector: string, name: string): string[] =>
    [...page.querySelectorAll(selector)].map((element) => element.getAttribute(name) ?? "").filter((address) => address.startsWith("/"));
  const sprites = found("use", "href").map((address) => address.split("#")[0]!);
  const own = [...found("img[src]", "src"), ...found("figure.photo a[href]", "href"), ...found("link[rel~=stylesheet]", "href")];
  return [...new Set([...own, ...found("link[rel~=icon]", "href"), ...found("script[src]", "src"), ...sprites])];
}

/** The scripts and styles that this page has loaded by itself, lazily too: a page without them is a picture of a page. */
export async function keepLoaded(officer: number, { caches, get }: PagesDeps, loaded: string[]): Promise<void> {
  const cache = await caches.open(`${PREFIX}${officer}-berkas`);
  const here = new Set(loaded);
  for (const request of await cache.keys()) if (!here.has(new URL(request.url).pathname)) await cache.delete(request);
  for (const address of loaded) if (!(await cache.match(address))) await keepFile(cache, address, get);
}

async function contents(cache: Cache): Promise<Record<string, { mark: string; needs: string[] }>> {
  return (await (await cache.match(CONTENTS))?.json().catch(() => undefined)) ?? {};
}
