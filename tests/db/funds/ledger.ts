import { expect } from "vitest";
import { createFund, receive, type ReceiveInput } from "~/domains/funds/api.server";
import { fundsChecks as checks } from "~/domains/funds/checks.server";
import type { Book, FundKind, Unit } from "~/domains/funds/model";
import { ensureOutput } from "~/domains/services/api.server";
import type { ProgrammeId, ServiceId } from "~/domains/services/model";
import type { Ctx } from "~/platform/context.server";
import type { Db, Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate, type LocalDate } from "~/platform/time/local-date";
import { programme, service } from "~db/schema/services.server";

/** A service with two programmes, and small shorthands over the verbs, for tests of the ledger. */
export interface Ledger {
  readonly ctx: Ctx;
  readonly serviceId: ServiceId;
  readonly programmes: readonly [ProgrammeId, ProgrammeId];
  readonly fund: (kind?: FundKind, programmeId?: ProgrammeId) => Promise<string>;
  readonly output: (month: string, programmeId?: ProgrammeId) => Promise<string>;
  readonly give: (fundId: string, amount: number, on: string, more?: Partial<ReceiveInput>) => Promise<string>;
  readonly act: <T, C extends string>(run: (tx: Tx) => Promise<Result<T, C>>) => Promise<Result<T, C>>;
}

export const day = (text: string): LocalDate => localDate(text);

export async function openLedger(db: Db, ctx: Ctx): Promise<Ledger> {
  const serviceId = newId<"Service">();
  const programmes = [newId<"Programme">(), newId<"Programme">()] as const;
  const createdAt = ctx.clock.now();
  await db.insert(service).values({ id: serviceId, nameBg: "ЦОП", nameEn: "Centre", createdAt });
  await db.insert(programme).values(programmes.map((id, n) => ({ id, serviceId, kind: "programme" as const, nameBg: `Програма ${n}`, nameEn: `Programme ${n}`, createdAt })));
  const act: Ledger["act"] = (run) => inTransaction(db, run);
  return {
    ctx, serviceId, programmes, act,
    fund: async (kind = "designated", programmeId) => {
      const id = newId();
      const restrictions = programmeId ? [{ serviceId, programmeId }] : [];
      expectOk(await act((tx) => createFund(tx, ctx, { id, kind, nameBg: "Цел", nameEn: "Purpose", restrictions })));
      return id;
    },
    output: async (month, programmeId) =>
      expectOk(await act(async (tx) => ok<string>(await ensureOutput(tx, ctx, { kind: "service", serviceId, programmeId: programmeId ?? null, month: day(month), measure: "group_session", count: 1 })))),
    give: async (fundId, amount, on, more = {}) => {
      const trancheId = more.trancheId ?? newId();
      const input: ReceiveInput = { trancheId, fundId, book: "cash", unit: "EUR", amount, receivedOn: day(on), source: "gift", sourceKind: "bank_gift", sourceId: trancheId, ...more };
      expectOk(await act((tx) => receive(tx, ctx, input)));
      return trancheId;
    },
  };
}

/** Every invariant of the ledger holds; names the broken ones. */
export async function expectSound(db: Db): Promise<void> {
  const broken = (await countViolations(db, checks)).filter((outcome) => outcome.violations > 0);
  expect(broken).toEqual([]);
}

export const unitOf: Readonly<Record<Book, Unit>> = { cash: "EUR", in_kind: "g", time: "MIN" };
