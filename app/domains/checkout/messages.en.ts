import type { MessagesLike } from "~/platform/i18n/messages";
import type { bg } from "./messages.bg";

export const en = {
  title: "Checkout",
  mode: { gift_for_souvenir: "Mode: gifts for a souvenir", sale_with_fiscal_device: "Mode: sale with fiscal device" },
  session: "Till session",
  noEvent: { title: "There is no bazaar now", text: "The till opens when a bazaar with tills is coming.", back: "To the dashboard" },
  open: {
    title: "Open a till session", lead: "Choose a till and count the money in the drawer.", till: "Till", busy: "in use", noTills: "The coordinator has not added tills yet.",
    float: "Opening float (€)", floatHelp: "How much is in the drawer now, e.g. 60.00. If nothing, write 0.", act: "Open the till session", busyText: "Opening …",
  },
  sell: {
    scan: "Scan or enter a code", ready: "the scanner is ready", groups: "Groups", keys: "Articles", top: "Most wanted", goods: "Items", experiences: "Experiences",
    last: "last one", left: "{{count}} left", none: "none left", walkIn: "walk-in", gift: "gift", found: "Found for “{{q}}”", nothing: "No results for “{{q}}”.",
    bill: "Bill", items_one: "{{count}} item", items_other: "{{count}} items", each: "{{price}} each", empty: "The bill is empty.",
    more: "One more: {{name}}", less: "Remove: {{name}}", total: "Total", forCauses: "For {{causes}}", cash: "Cash", cancel: "Clear the bill",
    freeTitle: "Free amount – gift", freeSum: "Sum (€)", add: "Add to bill", back: "Back", undocumented: "No donation document for this item. Ask the coordinator.",
  },
  pad: { label: "Digits", comma: "comma", erase: "Erase a digit", next: "Next" },
  pay: {
    title: "Cash", bill: "The bill", total: "Total", given: "Given", exact: "Exact", change: "Change", noChange: "No change", missing: "{{sum}} short", enter: "Enter the sum given.",
    fewest: "with the fewest coins", cents: "cents", keepTitle: "Keep the change as a gift", keepText: "Only if the person offers. It becomes a line of its own.",
    keepAll: "All of it stays as a gift", keepSmall: "Only the small coins", kept: "The change stays as a gift: {{sum}}", undo: "Give the change back", finish: "Complete sale", finishReturn: "Complete and return {{sum}}", busy: "Recording …",
  },
  slip: {
    label: "Slip", thanks: "Thank you!", support: "{{sum}} support {{causes}}.", supportPlain: "{{sum}} for our services.", legal: "Slip No. {{number}} – not a fiscal receipt", date: "{{date}}, {{till}}", qr: "Code for the path of the money",
    follow: "See where the money went", print: "Print", next: "New bill", giveBack: "Return {{sum}}", nothingBack: "No change", change_gift: "Change – gift", gift: "Gift", quantity: "{{name}}, {{count}} pieces",
    exception: "The sale is recorded. Something does not match; the coordinator can see it.",
  },
  waiting: { title_one: "{{count}} sale waiting to be sent, {{sum}}", title_other: "{{count}} sales waiting to be sent, {{sum}}", calm: "Offline. Keep selling, we save on this device.", refused: "The server did not take sale No. {{number}}: {{message}} It is kept here. Call the coordinator." },
  menu: {
    title: "Till session", since: "Open since {{time}}", float: "Opening float", act: "Close the till session", back: "To the bill",
    move: "Money in the drawer", kind: { to_coordinator: "Hand to the coordinator", change_brought: "Change brought", expense: "Expense" }, sum: "Sum (€)", record: "Record", recorded: "Recorded.",
  },
  close: {
    title: "{{till}}: closing", steps: { label: "Steps", count: "Count", result: "Difference" }, heading: "Count the drawer", blind: "The expected sum is shown at the end", notes: "Notes", coins: "Coins",
    blank: "An empty field means “not counted yet”. If there is no such coin, write 0.", note: "{{value}}, pieces", soFar: "So far", zeros: "Write 0 in the other {{count}}", done: "Finish counting", left: "Not counted yet: {{count}}", counting: "counting now",
    pending: "Some sales are still waiting to be sent. Wait for the connection and try again.", unsold: "There is an unfinished bill. Go back and complete or clear it.",
    float: "Opening float", cash_one: "Paid in cash, {{count}} sale", cash_other: "Paid in cash, {{count}} sales",
    movement: { to_coordinator: "Handed to the coordinator at {{time}}", change_brought: "Change brought at {{time}}", expense: "Expense at {{time}}" },
    expected: "Expected", counted: "Counted", difference: "Over/short", equal: "No difference", why: "Explain the difference", whyText: "It happens. The difference does not change what was raised.",
    reason: { change_error: "Wrong change", lost_coin: "Lost coin", unrecorded_expense: "Unrecorded expense", unknown: "We do not know" }, remark: "Note (optional)",
    sent_one: "{{count}} sale sent", sent_other: "{{count}} sales sent", numbers: "Numbers {{from}} – {{to}}, no gaps", noSales: "No sales", missing_one: "{{count}} number missing: {{numbers}}", missing_other: "{{count}} numbers missing: {{numbers}}",
    force: "The numbers will not come. I close all the same.", cashier: "cashier", final: "After closing nobody changes these figures. A late sale becomes a separate supplement.",
    act: "Close the till session", busy: "Closing …", again: "Count again", closedTitle: "The till session is closed.", closedText: "Counted: {{counted}}. Difference: {{difference}}.", newSession: "Open a new till session",
  },
  desk: {
    tills: "Tills", addTill: "Add a till", number: "Number", nameBg: "Name in Bulgarian", nameEn: "Name in English", openNow: "working now: {{name}}", shut: "closed", takings: "Raised today", takingsAll: "Raised in all", sales_one: "{{count}} sale", sales_other: "{{count}} sales",
    gifts: "gifts among them", byStall: "By stall", stall: "Stall {{number}}", noStall: "Free amounts and change", sum: "Sum", sessions: "Till sessions", cashier: "Cashier", expected: "Expected", counted: "Counted", difference: "Over/short", still: "still working", openTill: "Open the till", noSessions: "No till sessions yet.", when: "When", till: "Till",
    exceptions: "Mismatches", noExceptions: "No mismatches. Everything agrees.", exceptionsText: "Both payments are recorded, nothing is lost. The coordinator decides: refund, substitute or gift.", affected: "Affected: {{sum}}", slip: "Slip", what: "What", effect: "Sum", added: "The till is added.",
  },
  exception: {
    unit_sold_twice: "One of a kind, sold twice", oversold: "More sold than handed in", price_drift: "Another price than listed", late_after_close: "Arrived after closing", number_reused: "Slip number used twice",
    unlisted: "Item not on the bazaar's list", undocumented: "Item without a donation document",
  },
  refusals: {
    till_unknown: "There is no such till.", till_busy: "This till already has an open session.", session_already_open: "You already have an open session at another till.", session_conflict: "This session is already open with other data.",
    session_unknown: "There is no such till session.", session_closed: "The till session is already closed.", code_unknown: "No item has this code.", unit_sold: "Already sold at another till.", unit_claimed: "The item is in the bill of till {{till}}.", none_left: "No free piece is left.",
    sale_damaged: "The sale cannot be read.", sale_conflict: "Another sale is already recorded under this id.", sums_differ: "The money given is less than the bill.", sale_empty: "The bill is empty.",
    close_conflict: "The session is already closed with other figures.", numbers_missing: "Slips are missing: {{numbers}}. Send them or call the coordinator.", reason_missing: "There is a difference. Choose a reason.",
    movement_conflict: "This movement is already recorded with other data.", sum_missing: "Enter a sum. If there is no money, write 0.", sum_negative: "The sum cannot be below zero.", sum_zero: "The sum is above zero.", sum_malformed: "Enter a sum with up to two decimals, e.g. 12.50", sum_too_large: "The sum is too large.",
    quantity_malformed: "The number of pieces is whole and above zero.", code_malformed: "The code is not valid.", count_missing: "Count the money.", count_blank: "Some fields are not counted. Empty is not zero.", count_malformed: "The number of pieces is whole, zero or more.",
    till_exists: "This till is already recorded.", till_number_taken: "There is already a till {{number}}.", till_number_malformed: "The number is whole, from 1 to 99.", bazaar_missing: "There is no such bazaar.", network: "No connection. Try again.",
  },
} satisfies MessagesLike<typeof bg>;
