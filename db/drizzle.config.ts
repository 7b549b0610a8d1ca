import { defineConfig } from "drizzle-kit";

export default defineConfig({ dialect: "postgresql", schema: "./db/schema/*.server.ts", out: process.env.DRIZZLE_OUT ?? "./db/migrations", breakpoints: true });
