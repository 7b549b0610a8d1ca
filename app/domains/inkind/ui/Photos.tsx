import { useTranslation } from "react-i18next";

/** Small pictures of what came; each opens whole. */
export function Photos({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation("inkind");
  if (ids.length === 0) return null;
  return (
    <div className="shots">
      {ids.map((id, index) => <a key={id} href={`/files/${id}`}><img className="art" src={`/files/${id}`} alt={t("keeping.photoOf", { n: String(index + 1) })} loading="lazy" width={80} height={80} /></a>)}
    </div>
  );
}
