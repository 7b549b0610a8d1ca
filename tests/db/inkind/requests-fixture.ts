import { approveRequest } from "~/domains/inkind/commands/approve-request.server";
import { handOverRequest } from "~/domains/inkind/commands/hand-over-request.server";
import { promiseLots } from "~/domains/inkind/commands/promise-lots.server";
import { saveRequest } from "~/domains/inkind/commands/save-request.server";
import type { IssueId } from "~/domains/inkind/model";
import { pickKeyOf } from "~/domains/inkind/pick-key.server";
import type { RequestId } from "~/domains/inkind/request-model";
import { promisesOf } from "~/domains/inkind/request-rows.server";
import type { RequestInput } from "~/domains/inkind/request-schemas";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { storeFixture } from "./store";

/** The store's fixture with a service manager, and the steps of a request. */
export async function requestFixture() {
  const at = await storeFixture();
  const manager = await at.actorWith([{ role: "service_manager", scopeKind: "service", scopeId: at.serviceId }], "Айше Хасан");
  const asked = (quantities: readonly number[], over: Partial<RequestInput> = {}): RequestInput => ({
    requestId: newId<"GoodsRequest">() as RequestId, serviceId: at.serviceId, programmeId: at.programmeId, neededBy: null, urgent: false,
    lines: quantities.map((quantity) => ({ description: "детско яке", category: "clothes" as const, size: "ръст 122", unit: "piece" as const, quantity })), ...over,
  });
  const lineIds = async (requestId: string): Promise<string[]> =>
    ((await at.sql`select id from goods_request_line where request_id = ${requestId} order by position`) as unknown as { id: string }[]).map((row) => row.id);
  const sent = async (quantities: readonly number[], over: Partial<RequestInput> = {}) => {
    const { id } = expectOk(await saveRequest(at.ctx(manager), asked(quantities, over), true));
    return { id, lines: await lineIds(id) };
  };
  const approved = async (quantities: readonly number[], amounts = quantities) => {
    const request = await sent(quantities);
    expectOk(await approveRequest(at.ctx(at.storekeeper), {
      requestId: request.id, lines: request.lines.map((lineId, index) => ({ lineId, approved: amounts[index]!, refuseReason: amounts[index] === 0 ? "not_in_stock" as const : null })),
    }));
    return request;
  };
  const take = (lotId: string, quantity: number, pastBestBefore = false) => ({ promiseId: newId() as string, lotId, quantity, pastBestBefore });
  const promise = (requestId: string, lineId: string, ...takes: ReturnType<typeof take>[]) => promiseLots(at.ctx(at.storekeeper), { requestId, lineId, takes });
  const pickKey = async (requestId: string) => pickKeyOf(await promisesOf(at.db, await lineIds(requestId)));
  const handOver = async (requestId: string, over: { issueId?: string; pickKey?: string } = {}) =>
    handOverRequest(at.ctx(at.storekeeper), {
      requestId, issueId: (over.issueId ?? newId()) as IssueId, pickKey: over.pickKey ?? (await pickKey(requestId)),
      receiverName: "Айше Хасан", receiverRole: "социален работник", signature: "M10 10L200 90",
    });
  const stateOf = async (requestId: string) => String((await at.sql`select state from goods_request where id = ${requestId}`)[0]?.state);
  return { ...at, manager, asked, lineIds, sent, approved, take, promise, pickKey, handOver, stateOf };
}
export type RequestFixture = Awaited<ReturnType<typeof requestFixture>>;
