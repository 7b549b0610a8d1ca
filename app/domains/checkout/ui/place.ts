import type { Locale } from "~/platform/i18n/locale";
import type { DeskSession, TillDesk } from "../queries/till-desk.server";

/** Where we stand: handed to every screen of the session. */
export interface Place {
  readonly event: NonNullable<TillDesk["event"]>;
  readonly session: DeskSession;
  readonly cashier: string;
  /** „Летен лагер, Спешен фонд и Готварство“ */
  readonly causes: string;
  readonly locale: Locale;
  /** Public address of the installation: the slip's code leads there. */
  readonly baseUrl: string;
}
