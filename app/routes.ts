import { index, layout, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** Every address of the app. One layout an audience; a layout protects nothing, each loader asks for itself. */
export default [
  layout("routes/public/layout.tsx", [
    index("routes/public/home.tsx"),
    route("bazaar", "routes/public/bazaar.tsx"),
    route("shifts", "routes/public/shifts.tsx"),
    route("shifts/:shiftId", "routes/public/shift.tsx"),
    route("shifts/:shiftId/sent", "routes/public/signup-sent.tsx"),
    route("s/:token", "routes/public/signup.tsx"),
    route("verify/:code?", "routes/public/verify.tsx"),
    route("dev/mailbox", "routes/public/dev-mailbox.tsx"),
    route("dev/mailbox/:id", "routes/public/dev-mailbox-letter.tsx"),
    route("t/:code", "routes/public/tracking.tsx"),
    route("*", "routes/public/not-found.tsx"),
  ]),

  layout("routes/account/layout.tsx", [
    route("sign-in", "routes/account/sign-in.tsx"),
    route("sign-in/password", "routes/account/sign-in-password.tsx"),
    route("sign-in/link/:token", "routes/account/sign-in-link.tsx"),
    route("setup", "routes/account/setup.tsx"),
    route("account", "routes/account/account.tsx"),
  ]),

  route("staff", "routes/staff/layout.tsx", [
    route("gifts", "routes/staff/gifts.tsx"),
    route("gifts/:offerId", "routes/staff/gifts-offer.tsx"),
    route("store", "routes/staff/store.tsx"),
    route("store/receive/:offerId", "routes/staff/store-receive.tsx"),
    route("store/walk-in", "routes/staff/store-walk-in.tsx"),
    route("store/stock", "routes/staff/store-stock.tsx"),
    route("store/issue", "routes/staff/store-issue.tsx"),
    route("store/lots/:lotId", "routes/staff/store-lot.tsx"),
    route("documents", "routes/staff/documents.tsx"),
    route("shifts", "routes/staff/shifts.tsx"),
    route("shifts/new", "routes/staff/shift-new.tsx"),
    route("shifts/:shiftId", "routes/staff/shift.tsx"),
    route("bazaars", "routes/staff/bazaars.tsx"),
    route("bazaars/new", "routes/staff/bazaars.new.tsx"),
    route("bazaars/:bazaarId", "routes/staff/bazaars.one.tsx"),
  ]),

  route("dev/ui", "routes/public/dev-ui.tsx"),
  route("s/:token/calendar.ics", "routes/api/signup-calendar.tsx"),
  route("sign-out", "routes/account/sign-out.tsx"),
  route("files/:id", "routes/api/files.ts"),
  route("documents/:token/protokol.pdf", "routes/api/files-document-link.ts"),
  route("give", "routes/public/give.tsx"),
  route("theme", "routes/api/theme.tsx"),
  route("till", "routes/till/till.tsx"),
  ...prefix("api", [
    route("documents/:file", "routes/api/files-document.ts"),
    ...prefix("till", [
      route("desk", "routes/api/till-desk.ts"),
      route("open", "routes/api/till-open.ts"),
      route("claim", "routes/api/till-claim.ts"),
      route("release", "routes/api/till-release.ts"),
      route("sales", "routes/api/till-sales.ts"),
      route("movements", "routes/api/till-movements.ts"),
      route("count", "routes/api/till-count.ts"),
      route("close", "routes/api/till-close.ts"),
    ]),
  ]),
] satisfies RouteConfig;
