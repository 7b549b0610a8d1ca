import { openAsOwner, openDatabase } from "../../db/client.server";
import { account, person, roleGrant } from "../../db/schema/people.server";
import { addArticle } from "../domains/bazaar/commands/add-article.server";
import { addStall } from "../domains/bazaar/commands/add-stall.server";
import { createBazaar } from "../domains/bazaar/commands/create-bazaar.server";
import { addTill } from "../domains/checkout/commands/add-till.server";
import { openSession } from "../domains/checkout/commands/open-session.server";
import { startSession } from "../platform/access/session.server";
import type { Actor } from "../platform/access/permission";
import type { Ctx } from "../platform/context.server";
import { expectOk } from "../platform/errors/result";
import { newId } from "../platform/ids/ids";
import { systemClock } from "../platform/time/clock";
import { instantAt, localDate } from "../platform/time/local-date";

export interface BenchHall {
  readonly articles: readonly string[];
  readonly tills: readonly { readonly sessionId: string; readonly accountId: string; readonly cookie: string }[];
}

const day = localDate("2026-12-19");
const stockOfEach = 1_000_000;
const articleCount = 120;

/** A bazaar with enough of everything and a till with a signed-in cashier per client; analysed, so that plans fit the data. */
export async function fillHall(appUrl: string, ownerUrl: string, clients: number): Promise<BenchHall> {
  const { db, close } = openDatabase(appUrl, { max: 4 });
  const owner = openAsOwner(ownerUrl);
  try {
    const clock = systemClock;
    const as = (actor: Actor): Ctx => ({ db, actor, clock, requestId: "bench" });
    const system = as({ kind: "system", job: "bench" });
    const [bazaarId, stallId] = [newId<"Bazaar">(), newId<"Stall">()];
    expectOk(await createBazaar(system, {
      id: bazaarId, fundId: newId(), nameBg: "Базар", nameEn: "Bazaar", placeBg: "Фоайе", placeEn: "Foyer", mode: "gift_for_souvenir",
      days: [{ day, opensAt: instantAt(day, "09:00"), closesAt: instantAt(day, "20:00") }], causes: [],
    }));
    expectOk(await addStall(system, { id: stallId, bazaarId, number: 1, titleBg: "Щанд", titleEn: "Stall", holderKind: "centre" }));
    const articles: string[] = [];
    for (let index = 0; index < articleCount; index += 1) {
      const added = expectOk(await addArticle(system, {
        id: newId(), bazaarId, stallId, kind: "counted", nameBg: `Изделие ${index}`, nameEn: `Item ${index}`, priceCents: 250, pieces: stockOfEach, source: { kind: "makers_list", label: "1" },
      }));
      articles.push(added.articleId);
    }
    const tills: BenchHall["tills"][number][] = [];
    for (let index = 0; index < clients; index += 1) {
      const [accountId, personId, tillId, sessionId] = [newId<"Account">(), newId<"Person">(), newId<"Till">(), newId<"TillSession">()];
      const now = clock.now();
      await db.insert(person).values({ id: personId, fullName: `Касиер ${index}`, createdAt: now });
      await db.insert(account).values({ id: accountId, personId, login: `cashier${index}@bench.example`, createdAt: now });
      await db.insert(roleGrant).values({ id: newId(), accountId, role: "cashier", scopeKind: "organisation", scopeId: null, grantedAt: now });
      expectOk(await addTill(system, { id: tillId, eventId: bazaarId, number: index + 1, nameBg: "Каса", nameEn: "Till" }));
      const cashier: Actor = { kind: "account", accountId, personId, grants: [{ role: "cashier", scopeKind: "organisation", scopeId: null }] };
      expectOk(await openSession(as(cashier), { sessionId, tillId, deviceId: newId(), floatCents: 5000 }));
      const cookie = await startSession(db, new Request("http://127.0.0.1/"), accountId, { secure: false });
      tills.push({ sessionId, accountId, cookie: cookie.split(";")[0] ?? "" });
    }
    await owner.sql`analyze`;
    return { articles, tills };
  } finally {
    await owner.close();
    await close();
  }
}
