import path from "node:path";
import express from "express";

/** The client build is named by its content and never changes; the rest of `public` is asked for again each hour. */
export function serveStatic(): express.Router {
  const client = path.resolve(import.meta.dirname, "../client");
  const router = express.Router();
  router.use("/assets", express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }));
  router.use(express.static(client, { maxAge: "1h", index: false }));
  return router;
}
