/** A firm's standing offer, its days and its delivery notes. */
export const standing = {
  standing: {
    requestTitle: "A recurring gift from a firm",
    requestLead: "For example: 40 loaves each weekday. A day you cannot make is skipped with one tap.",
    firm: "Firm", eik: "EIK", contact: "Contact person", what: "What?", weekdays: "On which days?", skipsHolidays: "Not on official holidays", from: "From", until: "Until", startsOn: "Starting on",
    send: "Send", sentTitle: "Thank you! We will answer within two working days.", sentText: "Once agreed you get a lasting link for changes.",
    days: { d1: "Monday", d2: "Tuesday", d3: "Wednesday", d4: "Thursday", d5: "Friday", d6: "Saturday", d7: "Sunday" },
    daysShort: { d1: "Mon", d2: "Tue", d3: "Wed", d4: "Thu", d5: "Fri", d6: "Sat", d7: "Sun" },
    rule: "{{days}}: {{quantity}}, {{from}} – {{until}}", everyWorkday: "every weekday",
    states: { submitted: "Waiting for an answer", active: "Running", paused: "Paused", ended: "Ended" },
    nextTitle: "The next days", skip: "Skip", skipToday: "Not today", skipped: "skipped", restore: "It comes after all", expected: "we expect it", received: "received",
    pause: "Pause", resume: "Go on", end: "End it", pausedText: "Paused: we do not expect you until you go on.", endedText: "Ended. Thank you for everything!", waitingText: "The coordinator has not answered yet.",
    agree: "Accept", decline: "Decline", none: "No recurring gifts yet.", listTitle: "Recurring gifts", listLead: "Each of their days becomes an agreed gift by itself.",
    unknownTitle: "This link is not valid", unknownText: "Take the newest letter from us or call us.", keep: "Keep this page: here you skip a day, stop and upload delivery notes.",
    changes: "Changes",
  },
  note: {
    title: "Delivery note", lead: "A CSV file with the columns “Item” and “Quantity”; “Unit”, “Value” and “Kind” if you like. Separated by ; , or tabs, UTF-8 or Windows-1251.",
    excel: "From Excel: “Save as” → CSV. We do not read XLSX files yet.",
    file: "File", prompt: "Choose the file", check: "Check", post: "Offer all of it", ready_one: "{{count}} row, all is well.", ready_other: "{{count}} rows, all is well.", nothingYet: "Nothing has been offered yet.",
    flawsTitle: "The file was not taken. Mend these rows and upload it again.", row: "Row {{row}}: {{text}}", before: "This file was offered before.", follow: "See the gift", more_one: "and {{count}} more row", more_other: "and {{count}} more rows",
    flaws: {
      row_description_missing: "no item is named.", row_description_long: "the item is longer than 120 signs: “{{cell}} …”", row_quantity: "the quantity is not a number above zero: “{{cell}}”", row_unit: "we do not know the unit “{{cell}}”. Use pcs, kg or l.",
      row_value: "the value is not a sum: “{{cell}}”", row_category: "we do not know the kind “{{cell}}”. Leave it empty or write food, clothes, toys …", note_empty: "There are no rows in the file.", note_headers: "The first row must have the columns “Item” and “Quantity”.",
      note_too_many: "More than 500 rows. Please split the file.", note_too_large: "The file is over 512 KB. Please split it.", note_not_text: "This is not a CSV file. If it comes from Excel, save it as CSV.",
    },
  },
  standingMails: {
    agreed: {
      subject: "Agreed: {{what}}", preheader: "Your lasting link for changes.", title: "Agreed", text: "We expect: {{rule}}. Starting on {{date}}.", button: "Skip a day or stop", keep: "Keep this letter: the link does not change. With it you skip a day in one tap and upload delivery notes.",
      reason: "You get this letter because you offered a recurring gift.",
    },
  },
} as const;

export const standingRefusals = {
  standing_conflict: "This proposal was already sent with other content. Open the page again.",
  standing_unknown: "This link is no longer valid. Take the newest letter from us or call us.",
  standing_changed: "Somebody has already changed this recurring gift. Reload the page.",
  standing_not_active: "The recurring gift is not running, so there is nothing to skip.",
  starts_in_past: "That day has passed. Choose today or a later one.",
  starts_too_late: "Choose a day within a year.",
  weekday_missing: "Choose at least one day.",
  day_past: "That day has passed.",
  day_not_of_rule: "We do not expect you on that day anyway.",
  day_received: "The gift of that day has been collected or counted already.",
  day_opened: "The store already knows that you do not come. Call us if you do after all.",
  note_unknown: "We did not find this note. Upload the file again.",
  note_missing: "Choose a file.",
} as const;
