import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { Link } from "~/ui/Link";
import { Tag } from "~/ui/Tag";
import type { CountPage } from "../../queries/counts.server";

type Shelf = CountPage["shelves"][number];

function Progress({ shelf }: { shelf: Shelf }) {
  const { t } = useTranslation("inkind");
  if (shelf.lots === 0) return null;
  const text = t("count.progress", { done: String(shelf.agreed), all: String(shelf.lots) });
  return <Tag tone={shelf.differs > 0 ? "warn" : shelf.agreed === shelf.lots ? "ok" : "neutral"}>{text}</Tag>;
}

/** „Кой рафт броите?“: each shelf with how many rows two people agree on. */
export function CountShelves({ page }: { page: Pick<CountPage, "id" | "shelves" | "mayCount"> }) {
  const { t } = useTranslation("inkind");
  const says = (shelf: Shelf): string =>
    shelf.lots === 0 ? t("count.shelfEmpty") : shelf.differs > 0 ? t("count.shelfDiffers", { count: shelf.differs })
      : shelf.agreed === shelf.lots ? t("count.shelfAgreed") : t("count.shelfMine", { done: String(shelf.mine), all: String(shelf.lots) });
  return (
    <section aria-labelledby="shelves">
      <h2 id="shelves" className="mb-3">{t("count.whichShelf")}</h2>
      <Card as="ul" flush>
        {page.shelves.map((shelf) => (
          <li key={shelf.id} className="shelf">
            <b className="code" aria-hidden="true">{shelf.code}</b>
            <div>
              {page.mayCount ? <Link to={`/staff/store/counts/${page.id}/${shelf.id}`}>{shelf.code}, {shelf.room}</Link> : <b>{shelf.code}, {shelf.room}</b>}
              <small>{says(shelf)}</small>
            </div>
            <Progress shelf={shelf} />
          </li>
        ))}
      </Card>
    </section>
  );
}
