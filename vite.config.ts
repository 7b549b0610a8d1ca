import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

/** The server build starts from our own express server, so that routes and server share one module graph; Remix sets its own entry last. */
const ourServerEntry: Plugin = {
  name: "dobroteka-server-entry",
  enforce: "post",
  config: (_config, { isSsrBuild }) => (isSsrBuild ? { build: { rollupOptions: { input: "./app/server.ts" } } } : undefined),
};

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), tsconfigPaths(), ourServerEntry],
  build: { target: "es2022" },
  server: { host: "127.0.0.1" },
});
