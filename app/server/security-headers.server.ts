import type { RequestHandler } from "express";

interface Options {
  readonly dev: boolean;
  readonly https: boolean;
}

/**
 * Content Security Policy Level 3 with a nonce a request; style attributes are allowed because charts carry widths.
 * In development Vite injects its own styles and a socket, so scripts and styles are open there.
 */
export function securityHeaders({ dev, https }: Options): RequestHandler {
  return (_req, res, next) => {
    const nonce = `'nonce-${res.locals.nonce as string}'`;
    const policy = [
      "default-src 'self'",
      dev ? "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'" : `script-src 'self' ${nonce}`,
      dev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' ${nonce}`,
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' data: blob:",
      "font-src 'self'",
      dev ? "connect-src 'self' ws:" : "connect-src 'self'",
      "worker-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ];
    res.setHeader("content-security-policy", policy.join("; "));
    res.setHeader("x-content-type-options", "nosniff");
    res.setHeader("referrer-policy", "strict-origin-when-cross-origin");
    res.setHeader("permissions-policy", "camera=(self), geolocation=(), microphone=(), payment=()");
    res.setHeader("cross-origin-opener-policy", "same-origin");
    if (https) res.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    next();
  };
}
