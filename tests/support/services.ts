import { addProgramme, addService } from "~/domains/services/commands/add-service.server";
import type { Ctx } from "~/platform/context.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";

/** Two services with a programme each, by an administrator's hand. */
export async function twoServices(ctx: Ctx) {
  const add = async (nameBg: string, nameEn: string) => {
    const { id } = expectOk(await addService(ctx, { id: newId(), parentId: null, kind: "service", nameBg, nameEn, capacity: 20, publicBg: "", publicEn: "", sortOrder: 0 }));
    const programme = expectOk(await addProgramme(ctx, { id: newId(), serviceId: id, kind: "programme", nameBg: `Програма ${nameBg}`, nameEn: `Programme ${nameEn}`, startsOn: null, endsOn: null, sortOrder: 0 }));
    return [id, programme.id] as const;
  };
  const [first, firstProgramme] = await add("Първа", "First");
  const [second, secondProgramme] = await add("Втора", "Second");
  return { first, firstProgramme, second, secondProgramme };
}
