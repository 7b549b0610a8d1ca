/** Initials of a person, beside the name in words. */
export function Avatar({ name }: { name: string }) {
  const initials = name
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase())
    .join("");
  return (
    <span className="av" aria-hidden="true">
      {initials}
    </span>
  );
}
