import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB, two passes, one lane (OWASP's minimum for argon2id); the parameters travel inside the PHC string. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFKC"), cost);

let decoy: Promise<string> | null = null;

/**
 * True when the password belongs to the hash. Without a hash (no such account, or one without a password) the same work
 * is done against a decoy, so that the answer takes the same time.
 */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("no account has this password");
  const matches = await verify(storedHash ?? (await decoy), password.normalize("NFKC"));
  return storedHash !== null && matches;
}
