import { describe, expect, it } from "vitest";
import { shiftBrowseSearch, shiftsHref, shownMonth, withSwitch } from "~/domains/volunteering/browse";
import { signUpFormSchema } from "~/domains/volunteering/schemas";
import { monthRange, monthView } from "~/domains/volunteering/ui/month-view";
import { localDate } from "~/platform/time/local-date";
import { translators } from "~/translators.server";
import { boardSearch } from "~/domains/volunteering/team-schemas";

const read = (address: string) => shiftBrowseSearch.parse(Object.fromEntries(new URL(address, "http://here").searchParams));

describe("a view of the shifts", () => {
  it("is its address and back, with every filter at once", () => {
    const all = { supports: "activity:store", from: localDate("2026-12-20"), to: localDate("2026-12-27"), place: "„Дунав мол“, фоайе", skill: "music", age: "14-15", weekend: true, short: true, bazaar: true, urgent: true } as const;
    expect(read(shiftsHref({ filters: all })).filters).toEqual(all);
    expect(read(shiftsHref({ filters: all, view: "calendar", month: localDate("2027-02-01") }))).toMatchObject({ view: "calendar", month: "2027-02-01", filters: { supports: "activity:store", age: "14-15" } });
    expect(read(withSwitch(read(shiftsHref({ filters: all })), "urgent")).filters).toEqual({ ...all, urgent: undefined });
    expect(shiftsHref({ filters: {} })).toBe("/shifts");
  });

  it("takes what it understands: empty fields, days the wrong way round, nonsense", () => {
    const browse = read("/shifts?supports=&from=2027-01-05&to=2026-12-20&skill=flying&age=99&weekend=yes&after=1;drop&view=cube&month=2026-13");
    expect(browse).toEqual({ view: "list", month: undefined, after: undefined, filters: { from: "2026-12-20", to: "2027-01-05" } });
    expect(shownMonth(browse, localDate("2026-12-25"))).toBe("2026-12-01");
    expect(shownMonth(read("/shifts?from=2027-03-05&view=calendar"), localDate("2026-12-25"))).toBe("2027-03-01");
  });

  it("has a month of whole weeks, over the change of the clocks and of the year", () => {
    expect(monthRange(localDate("2026-10-01"))).toEqual({ from: "2026-09-28", to: "2026-11-01" });
    expect(monthRange(localDate("2027-01-01"))).toEqual({ from: "2026-12-28", to: "2027-01-31" });
    const month = monthView([{ day: localDate("2026-12-19"), shifts: 5, free: 12, urgent: true }, { day: localDate("2026-12-20"), shifts: 1, free: 0, urgent: false }], read("/shifts?view=calendar&weekend=1"), {
      month: localDate("2026-12-01"), today: localDate("2026-12-19"), locale: "bg", t: translators.bg,
    });
    // Weeks that are over are left out.
    expect(month.weeks).toHaveLength(3);
    const cells = month.weeks.flat();
    expect(cells.find((cell) => cell.today)?.has).toMatchObject({ to: "/shifts?from=2026-12-19&to=2026-12-19&weekend=1", name: "събота, 19 декември: 5 смени (спешно), свободни места: 12", short: "12", urgent: "спешно" });
    expect(cells.find((cell) => cell.day === "2026-12-20")?.has).toMatchObject({ full: true, name: "неделя, 20 декември: 1 смяна, няма свободни места" });
    expect([month.previous, month.next]).toEqual([null, "/shifts?view=calendar&month=2027-01&weekend=1"]);
  });
});

describe("the sign-up form", () => {
  const who = { signupId: "01a20031-6eb2-775e-9bfa-88808f569b71", fullName: "Анна Вайс", email: "anna@primer.bg" };
  it("reads what stands under a switch only when it is on", () => {
    const typed = { partySize: "3", partyMinors: "1", partyYoungest: "9", partyDeclared: true, birthDate: "2010-02-30", guardianName: "Мама", guardianEmail: "mama@" };
    expect(signUpFormSchema.parse({ ...who, ...typed })).toMatchObject({ minor: false, partySize: 1, partyMinors: 0, partyYoungest: undefined, partyDeclared: false, guardianEmail: undefined, birthDate: undefined });
    expect(signUpFormSchema.parse({ ...who, ...typed, together: true })).toMatchObject({ partySize: 3, partyMinors: 0 });
    expect(signUpFormSchema.parse({ ...who, ...typed, together: true, withMinors: true })).toMatchObject({ partySize: 3, partyMinors: 1, partyYoungest: 9, partyDeclared: true });
    const wrong = signUpFormSchema.safeParse({ ...who, ...typed, minor: true, together: true, partySize: "12" });
    expect(wrong.error?.issues.map((issue) => issue.path[0])).toEqual(["birthDate", "guardianName", "guardianEmail", "partySize"]);
  });
});

it("a list goes on only from a start that the database can write", () => {
  const id = "01a2205d-4280-7188-b6ee-1f2c3c40e2b6";
  for (const [at, goesOn] of [["2026-12-23T13:00:00.000Z", true], ["0000-01-01T00:00:00Z", false], ["2026-02-30T00:00:00Z", false], ["", false]] as const) {
    expect([at, read(`/shifts?after=${at}_${id}`).after !== undefined]).toEqual([at, goesOn]);
    expect([at, boardSearch.parse({ after: `${at}_${id}` }).after !== undefined]).toEqual([at, goesOn]);
  }
});
