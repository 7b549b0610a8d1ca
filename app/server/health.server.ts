import { sql } from "drizzle-orm";
import { Router } from "express";
import type { Runtime } from "../platform/http/load-context.server";

/** `/healthz`: the process answers. `/readyz`: the database answers too; a balancer sends people only then. */
export function answerHealth(runtime: Runtime): Router {
  const router = Router();
  router.get("/healthz", (_req, res) => {
    res.set("cache-control", "no-store").json({ ok: true });
  });
  router.get("/readyz", (_req, res) => {
    res.set("cache-control", "no-store");
    runtime.db.execute(sql`select 1`).then(
      () => res.json({ ok: true }),
      () => res.status(503).json({ ok: false, waitingFor: "database" }),
    );
  });
  return router;
}
