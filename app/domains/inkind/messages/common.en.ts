import type { MessagesLike } from "~/platform/i18n/messages";
import type { common as bg } from "./common.bg";

export const common = {
  units: { piece: "pcs", kg: "kg", l: "l" },
  unitNames: { piece: "pieces", kg: "kilograms", l: "litres" },
  categories: {
    food: "Food", clothes: "Clothes and shoes", toys: "Toys and books", school: "For school", hygiene: "Hygiene", household: "For the home",
    appliances: "Appliances", furniture: "Furniture", other: "Other",
  },
  deliveries: { bring: "I will bring it", pickup: "Please collect it" },
  states: { asked: "Waiting for the donor", proposed: "Less was proposed", redirected: "Sent on to a partner", withdrawn: "Withdrawn", submitted: "Waiting for an answer", agreed: "Accepted, awaiting delivery", declined: "Declined with thanks", closed: "Received" },
  declineReasons: {
    not_needed: "We have enough of this now", no_space: "There is no room in the store", unclean: "Things have to be clean and whole",
    out_of_date: "The date has passed or is too close", not_accepted: "We do not take such things", no_transport: "We have no way to carry it",
  },
  rejectReasons: {
    damaged_package: "Crushed package", expired: "Out of date", no_document: "No document", warm_delivery: "Delivered warm", unclean: "Not clean", broken: "Broken or torn", not_accepted: "We do not take such things",
  },
  dispositions: { returned: "Returned to the donor", disposed: "Disposed of" },
  writeOffReasons: { expired: "Out of date", spoiled: "Spoiled", broken: "Broken", unsafe: "Unsafe to use", lost: "Missing" },
  storages: { room: "Room", chilled: "Chilled", frozen: "Frozen" },
  moveKinds: { receipt: "Received into store", issue: "Handed to the service", stall: "Given to a stall", return: "Returned by the service", count: "Difference of a count", write_off: "Written off", reversal: "Undone" },

} as const satisfies MessagesLike<typeof bg>;
