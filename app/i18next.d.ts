import "i18next";
import type { catalogue } from "./catalogue.bg";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "ui";
    resources: typeof catalogue;
    returnNull: false;
  }
}
