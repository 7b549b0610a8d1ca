import { expect, test } from "~tests/support/browser";
import { allocate, linkService } from "./chain/allocation";
import { receiveGift, giveGoods } from "./chain/goods";
import { attendShift, signUpForShift } from "./chain/hours";
import { followPaths, readImpact } from "./chain/paths";
import { openBazaar, sellAndClose } from "./chain/till";

/**
 * The main job of the product in one run, everything through the browser: hours, goods, a stall, a sale, a fund, a month of a
 * service, and the path back. Every page it stops at is looked over by axe and photographed.
 */
// A form with a mistake is answered 400 or 422, which the browser also writes on its console.
test.use({ allowedErrors: [/status of (400|422)/] });

test("a gift travels from a donor's phone to the group sessions it supported, and back", async ({ page, app, browser }) => {
  test.setTimeout(480_000);
  page.setDefaultTimeout(20_000);
  const chain = { page, app, browser };

  const volunteer = await test.step("a visitor signs up for a shift without an account", () => signUpForShift(chain));
  const donor = await test.step("a donor logs goods from a phone", () => giveGoods(chain));
  const lot = await test.step("the coordinator agrees, the storekeeper receives, the protocol has a number", () => receiveGift(chain, donor));
  const bazaar = await test.step("the coordinator opens a bazaar and puts the lot on a stall", () => openBazaar(chain, lot));
  const sale = await test.step("the cashier sells, keeps the change as a gift, counts and closes", () => sellAndClose(chain, bazaar));
  await test.step("the director allocates, the accountant confirms", () => allocate(chain, bazaar, sale));
  await test.step("the service manager hands the month in, and the money finds its sessions", () => linkService(chain));
  const hours = await test.step("the coordinator marks who came, and the minutes are posted", () => attendShift(chain, volunteer));
  await test.step("each code leads to services, and the month leads back", () => followPaths(chain, { donor, sale, hours }));
  await test.step("the year shows it all, and the books tie", () => readImpact(chain));

  const [checks] = await app.sql<{ sold: number; traced: number }[]>`
    select (select sum(total_cents)::bigint from sale where event_id = ${bazaar.eventId}) as sold,
           (select sum(t.amount)::bigint from tranche t join sale_line l on l.id = t.id join sale s on s.id = l.sale_id where s.event_id = ${bazaar.eventId}) as traced`;
  expect(checks).toEqual({ sold: sale.totalCents, traced: sale.totalCents });
});
