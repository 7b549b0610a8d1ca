import type { MessagesLike } from "../platform/i18n/messages";
import type { bg } from "./messages.bg";

export const en = {
  product: "Dobroteka",
  nav: {
    needs: "What we need",
    give: "Give goods",
    shifts: "Shifts",
    bazaar: "Bazaar",
    impact: "What we achieved",
    about: "About us",
    signIn: "Log in",
    staff: "For the team",
    account: "My account",
  },
  foot: {
    path: "Check a slip or a code",
    verify: "Verify a document",
    privacy: "Privacy",
    accessibility: "Accessibility",
  },
  staff: {
    today: "Today",
    gifts: "Gifts",
    store: "Store",
    shifts: "Shifts",
    bazaars: "Bazaars",
    till: "Checkout",
    needs: "Needs",
    services: "Services and programmes",
    allocation: "Allocation",
    funds: "Funds",
    impact: "Reports",
    documents: "Documents",
  },
  roles: {
    coordinator: "Coordinator",
    storekeeper: "Storekeeper",
    cashier: "Cashier",
    service_manager: "Service manager",
    accountant: "Accountant",
    director: "Director",
    evaluator: "External evaluator",
    administrator: "Administrator",
    none: "No role",
  },
} satisfies MessagesLike<typeof bg>;
