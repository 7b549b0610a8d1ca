import { index, layout, prefix, route, type RouteConfig } from "@remix-run/route-config";

/** Every address of the app. One layout an audience; a layout protects nothing, each loader asks for itself. */
export default [
  layout("routes/public/layout.tsx", [
    index("routes/public/home.tsx"),
    route("*", "routes/public/not-found.tsx"),
  ]),

  layout("routes/account/layout.tsx", [
  ]),

  route("staff", "routes/staff/layout.tsx", [
  ]),

  route("dev/ui", "routes/public/dev-ui.tsx"),
  route("theme", "routes/api/theme.tsx"),
  ...prefix("api", [
  ]),
] satisfies RouteConfig;
