import { describe, expect, it } from "vitest";
import * as format from "~/platform/i18n/format";

const plain = (text: string): string => text.replaceAll("\u00a0", "~");

describe("what people read (bg-copy §1.6)", () => {
  it("sums: decimal comma, groups from five digits, no-break spaces", () => {
    expect(plain(format.formatMoney(123_450))).toBe("1234,50~€");
    expect(plain(format.formatMoney(1_234_567))).toBe("12~345,67~€");
    expect(plain(format.formatMoney(123_450, "en"))).toBe("1234.50~€");
    expect(plain(format.formatSignedMoney(-120))).toBe("−1,20~€");
    expect(plain(format.formatSignedMoney(50))).toBe("+0,50~€");
  });

  it("days and hours", () => {
    expect(plain(format.formatDate("2026-12-05"))).toBe("05.12.2026~г.");
    expect(plain(format.formatLongDate("2026-12-05"))).toBe("5 декември 2026~г.");
    expect(format.formatWeekdayDate("2026-12-08")).toBe("вторник, 8 декември");
    expect(plain(format.formatTimeRange("2026-12-08T12:00:00Z", "2026-12-08T16:00:00Z"))).toBe("14:00~–~18:00~ч.");
    expect(plain(format.formatDayRange("2026-12-18", "2026-12-20"))).toBe("18~–~20 декември 2026~г.");
    expect(plain(format.formatDayRange("2026-11-30", "2026-12-02", "en"))).toBe("30~November – 2 December 2026");
    expect(format.formatMonthName("2026-02-01", "bg", "short")).toBe("февр.");
  });

  it("quantities in the unit people say", () => {
    expect(plain(format.formatQuantity(41_000, "g"))).toBe("41~кг");
    expect(plain(format.formatQuantity(400, "g"))).toBe("400~г");
    expect(plain(format.formatQuantity(1_500, "ml", "en"))).toBe("1.5~l");
    expect(plain(format.formatQuantity(1, "piece"))).toBe("1~брой");
    expect(plain(format.formatQuantity(20, "piece"))).toBe("20~броя");
    expect(plain(format.formatDuration(2_790))).toBe("46~ч.~30~мин.");
  });
});
