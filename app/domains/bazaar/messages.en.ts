import type { MessagesLike } from "~/platform/i18n/messages";
import type { bg } from "./messages.bg";

export const en = {
  public: {
    title: "Charity bazaar", none: "No bazaar is announced now", noneText: "You will see the dates here as soon as we have them.", place: "Place", hours: "Opening hours", onPage: "On this page",
    programme: "Programme", day: "Day", noProgramme: "No programme is announced for this day.", experiences: "Experiences", experienceNote: "Stall {{number}}, walk-in", stalls: "Stalls", from: "from {{price}}", raises: "What we raise for", before: "The bazaar before: {{name}}, raised {{sum}}.",
    slipNote: "At the till you get a slip with a code. It shows where the money went. The slip is not a fiscal receipt.", art: "Two stalls under a garland",
  },
  staff: {
    title: "Bazaars", lead: "Stalls, items, tills and what was raised.", create: "New bazaar", empty: "No bazaars yet", emptyText: "Create the first: dates, place and what you raise for.", dates: "Dates", place: "Place", stalls: "Stalls", raised: "Raised", history: "{{sum}} ({{leva}} leva)", name: "Bazaar",
    createTitle: "New bazaar", nameBg: "Name in Bulgarian", nameEn: "Name in English", placeBg: "Place in Bulgarian", placeEn: "Place in English", startsOn: "First day", endsOn: "Last day", opens: "Opens at", closes: "Closes at", mode: "Mode", modeHelp: "The accountant decides the mode.",
    causeBg: "What it raises for, in Bulgarian", causeEn: "What it raises for, in English", createAct: "Create the bazaar", saving: "Saving …",
    stall: "Stall {{number}}", addStall: "Add a stall", number: "Number", titleBg: "Title in Bulgarian", titleEn: "Title in English", holderKind: "Holder", groupBg: "Group in Bulgarian", groupEn: "Group in English", noStalls: "No stalls yet", noStallsText: "Add the first stall with a number and a title.",
    addArticle: "Add an item or experience", article: "Item", kind: "Kind", price: "Price (€)", code: "Code", source: "Document", handedIn: "handed in", sold: "sold", left: "left", articleNameBg: "Name in Bulgarian", articleNameEn: "Name in English", pieces: "Pieces", piecesHelp: "Leave empty for an experience.", makersList: "Maker's list No.", makersListHelp: "Without a document the item is not taken.",
    onKeys: "Show on a key of the till", drawing: "Drawing", noDrawing: "No drawing", protocol: "protocol No. {{label}}", makers_list: "list No. {{label}}", service: "given service", noSource: "no document", toStall: "On stall",
    putLot: "A lot from the store onto a stall", lot: "Lot", lotOption: "No. {{number}} {{name}}, {{left}} in stock", quantity: "How much of the lot", quantityHelp: "Empty means all in stock.", noLots: "The store has no lot that may be sold.", putAct: "Put on the stall",
    setPrice: "New price", setAct: "Save the price", handIn: "More pieces", handInAct: "Take in", returnAct: "Return", done: "Saved.", act: "Acts",
  },
  kind: { unique: "One of a kind", counted: "Counted", experience: "Experience", free_gift: "Free amount" },
  holder: { artist: "Artist", museum_worker: "Museum worker", foster_parent: "Foster parent", adopter: "Adopter", pupil: "Pupils", volunteer: "Volunteers", firm: "Firm", social_enterprise: "Social enterprise", centre: "The centre" },
  mode: { gift_for_souvenir: "Gifts for a souvenir", sale_with_fiscal_device: "Sale with fiscal device" },
  drawing: { card: "Card", survachka: "Survachka", candle: "Candle", herbs: "Herbs", slippers: "Slippers", martenitsa: "Martenitsa", painting: "Picture", hair: "Hair", photo: "Photo session", tattoo: "Tattoo", voucher: "Voucher", freegift: "Free amount" },
  refusals: {
    move_conflict: "This movement is already recorded. Reload the page.", stall_exists: "This stall is already recorded.", too_many_days: "A bazaar lasts at most 31 days.",
    bazaar_exists: "This bazaar is already recorded.", fund_conflict: "The bazaar's fund already exists with other data.", bazaar_missing: "There is no such bazaar.", stall_number_taken: "There is already a stall {{number}}.", stall_missing: "There is no such stall.", source_missing: "No donation document for this item. Enter the number of the maker's list.", article_exists: "This item is already recorded.", article_missing: "There is no such item.",
    not_so_many: "The stall has only {{left}}.", day_malformed: "Date format is dd.mm.yyyy.", time_malformed: "Time format is hh:mm.", price_malformed: "Enter a sum with up to two decimals, e.g. 12.50", pieces_malformed: "The number of pieces is whole and above zero.", ends_before_start: "The last day is before the first.", closes_before_opening: "End time is before start.",
    lot_unknown: "There is no such lot.", not_for_sale: "Lot No. {{number}} was given on condition that it is not sold.", lot_expired: "Lot No. {{number}} is past its date.", lot_held: "Lot No. {{number}} is held for checking. Choose another.", lot_promised: "The rest of lot No. {{number}} is promised to a service. Take less or choose another.", not_enough: "There is not so much of lot No. {{number}}.", stall_issue_conflict: "This handing over is already recorded with other data.", lot_without_protocol: "The lot has no handover protocol.", too_many_pieces: "More pieces than the quantity.", quantity_malformed: "The quantity is above zero.",
  },
} satisfies MessagesLike<typeof bg>;
