import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import tsconfigPaths from "vite-tsconfig-paths";
import remixConfig from "./remix.config.js";

declare module "@remix-run/node" {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), remix(remixConfig), tsconfigPaths()],
  build: {
    target: "es2022",
    // The server build starts from our own express server, so that routes and server share one module graph.
    ...(isSsrBuild ? { rollupOptions: { input: "./app/server.ts" } } : {}),
  },
  server: { host: "127.0.0.1" },
}));
