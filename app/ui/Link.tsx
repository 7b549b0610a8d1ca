/** The router's link, under our own name: domains draw links without knowing the router. */
export { Link } from "@remix-run/react";
