import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";

/** Any address that is nobody's: the same answer as a wrong code. */
export const loader = publicLoader({}, (): null => {
  throw notFound();
});

export default function NotFound() {
  return null;
}
