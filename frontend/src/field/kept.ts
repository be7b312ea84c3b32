/**
 * What an officer keeps on this phone until it has arrived: one piece of work a job, and its photos. Everything but who it belongs to and which job it is
 * about is sealed with a key that the server gives to that officer alone. Signing out throws the key away: what is kept stays, and nobody reads it
 * before the same officer signs in again.
 */
import { openDB, type DBSchema, type IDBPDatabase } from "idb";

export type Part = "before" | "after";

export interface Shot {
  id: string;
  part: Part;
  type: string;
  bytes: ArrayBuffer;
  at: string;
  lat?: number;
  lng?: number;
  accuracy?: number;
  offset: number | null;
  capture: "live" | "gallery";
}

export interface Work {
  number: string;
  title: string;
  key: string;
  seen: number;
  note: string;
  answers: Record<string, string>;
  ready: boolean;
  trouble?: { code: string; words: string };
}

/** The officer's key as it lies on the phone; `offset` in milliseconds is what must be added to the phone's clock. */
export interface Owner {
  officer: number;
  key: CryptoKey;
  offset: number | null;
}

interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

interface Schema extends DBSchema {
  owners: { key: number; value: Owner };
  works: { key: string; value: { id: string; officer: number; sealed: Sealed }; indexes: { officer: number } };
  shots: { key: string; value: { id: string; work: string; officer: number; part: Part; sealed: Sealed }; indexes: { work: string } };
}

export const DATABASE = "siger-lapangan";

export function openKept(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore("owners", { keyPath: "officer" });
      db.createObjectStore("works", { keyPath: "id" }).createIndex("officer", "officer");
      db.createObjectStore("shots", { keyPath: "id" }).createIndex("work", "work");
    },
  });
}

/** One officer's work. Another officer's is only counted. */
export class Kept {
  private constructor(
    private readonly db: IDBPDatabase<Schema>,
    readonly owner: Owner,
  ) {}

  /** Nothing when this officer's key is not on the phone: then they have to sign in with a network once. */
  static async open(officer: number, db?: IDBPDatabase<Schema>): Promise<Kept | undefined> {
    const opened = db ?? (await openKept());
    const owner = await opened.get("owners", officer);
    return owner ? new Kept(opened, owner) : undefined;
  }

  /** Puts the key of the officer who is signed in on the phone, and takes away everybody else's. */
  static async welcome(officer: number, key: string, offset: number): Promise<Kept> {
    const db = await openKept();
    const bytes = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0));
    const owner = { officer, key: await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]), offset };
    for (const other of await db.getAllKeys("owners")) if (other !== officer) await db.delete("owners", other);
    await db.put("owners", owner);
    return new Kept(db, owner);
  }

  async works(): Promise<Work[]> {
    const rows = await this.db.getAllFromIndex("works", "officer", this.owner.officer);
    return Promise.all(rows.map(async (row) => JSON.parse(new TextDecoder().decode(await this.unseal(row.sealed, row.id))) as Work));
  }

  async work(number: string): Promise<Work | undefined> {
    return (await this.works()).find((one) => one.number === number);
  }

  async put(work: Work): Promise<void> {
    const id = this.id(work.number);
    await this.db.put("works", { id, officer: this.owner.officer, sealed: await this.seal(new TextEncoder().encode(JSON.stringify(work)).buffer, id) });
  }

  async remove(number: string): Promise<void> {
    const work = this.id(number);
    const change = this.db.transaction(["works", "shots"], "readwrite");
    await change.objectStore("works").delete(work);
    for (const key of await change.objectStore("shots").index("work").getAllKeys(work)) await change.objectStore("shots").delete(key);
    await change.done;
  }

  /** In the order in which they were taken. */
  async shots(number: string): Promise<Shot[]> {
    const rows = await this.db.getAllFromIndex("shots", "work", this.id(number));
    const opened = await Promise.all(rows.map(async (row) => unpack(await this.unseal(row.sealed, row.id))));
    return opened.sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  async addShot(number: string, shot: Shot): Promise<void> {
    const sealed = await this.seal(pack(shot), shot.id);
    await this.db.put("shots", { id: shot.id, work: this.id(number), officer: this.owner.officer, part: shot.part, sealed });
  }

  async dropShot(id: string): Promise<void> {
    await this.db.delete("shots", id);
  }

  async shotCount(number: string): Promise<number> {
    return this.db.countFromIndex("shots", "work", this.id(number));
  }

  /** How much of other officers lies here, locked. */
  async locked(): Promise<number> {
    return (await this.db.count("works")) - (await this.db.countFromIndex("works", "officer", this.owner.officer));
  }

  private id(number: string): string {
    return `${this.owner.officer}/${number}`;
  }

  private async seal(clear: ArrayBuffer, context: string): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const additionalData = new TextEncoder().encode(context);
    return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, this.owner.key, clear) };
  }

  private unseal({ iv, data }: Sealed, context: string): Promise<ArrayBuffer> {
    return crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: new TextEncoder().encode(context) }, this.owner.key, data);
  }
}

/** Sign-out: all keys leave the phone, and with them everything that was kept to be read. The queue stays, sealed. */
export async function forgetKeys(): Promise<void> {
  const db = await openKept();
  await db.clear("owners");
  db.close();
}

/** Four bytes say how long the facts are; the photo's bytes follow as they are. */
function pack({ bytes, ...facts }: Shot): ArrayBuffer {
  const head = new TextEncoder().encode(JSON.stringify(facts));
  const packed = new Uint8Array(4 + head.length + bytes.byteLength);
  new DataView(packed.buffer).setUint32(0, head.length);
  packed.set(head, 4);
  packed.set(new Uint8Array(bytes), 4 + head.length);
  return packed.buffer;
}

function unpack(packed: ArrayBuffer): Shot {
  const length = new DataView(packed).getUint32(0);
  const facts = JSON.parse(new TextDecoder().decode(new Uint8Array(packed, 4, length))) as Omit<Shot, "bytes">;
  return { ...facts, bytes: packed.slice(4 + length) };
}
