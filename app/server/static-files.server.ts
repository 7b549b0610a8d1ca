import path from "node:path";
import express from "express";

/**
 * A worker that reads codes compiles WebAssembly. A worker has the policy of its own file, so only that file allows it and the pages' policy stays as it is.
 */
const workerPolicy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'self'";
const isWorker = (path: string): boolean => /[/\\]scan-worker-[\w-]+\.js$/.test(path);

/** The client build is named by its content and never changes; the rest of `public` is asked for again each hour. */
export function serveStatic(): express.Router {
  const client = path.resolve(import.meta.dirname, "../client");
  const router = express.Router();
  router.use("/assets", express.static(path.join(client, "assets"), {
    immutable: true, maxAge: "1y", fallthrough: false, setHeaders: (res, file) => void (isWorker(file) && res.setHeader("content-security-policy", workerPolicy)),
  }));
  router.use(express.static(client, { maxAge: "1h", index: false }));
  return router;
}
