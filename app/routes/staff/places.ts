import type { Role } from "~/platform/access/permission";
import {
  BanknoteIcon, BarChartIcon, BoxesIcon, CalculatorIcon, ClockIcon, CoinsIcon, FileTextIcon, GiftIcon, HospitalIcon, ListChecksIcon, PackageOpenIcon, ScissorsIcon, ShieldCheckIcon, SmileIcon, SplitIcon, StoreIcon, SunIcon, UserIcon, UsersIcon,
} from "~/ui/icons";

const everyone: readonly Role[] = ["coordinator", "storekeeper", "cashier", "service_manager", "accountant", "director", "evaluator"];

/** The places of the side menu and the roles each is offered to. A menu, not a gate: the pages' loaders decide. */
export const staffPlaces = [
  { name: "today", to: "/staff", icon: SunIcon, roles: everyone },
  { name: "gifts", to: "/staff/gifts", icon: GiftIcon, roles: ["coordinator", "storekeeper", "director"] },
  { name: "store", to: "/staff/store", icon: BoxesIcon, roles: ["storekeeper", "coordinator", "director"] },
  { name: "shifts", to: "/staff/shifts", under: ["/staff/opportunities", "/staff/series"], icon: UsersIcon, roles: ["coordinator"] },
  { name: "people", to: "/staff/people", icon: UserIcon, roles: ["coordinator", "service_manager", "director"] },
  { name: "hours", to: "/staff/hours", icon: ClockIcon, roles: ["coordinator", "service_manager", "director", "accountant"] },
  { name: "voices", to: "/staff/voices", icon: SmileIcon, roles: ["coordinator", "director"] },
  { name: "bazaars", to: "/staff/bazaars", icon: StoreIcon, roles: ["coordinator", "storekeeper", "accountant", "director"] },
  { name: "till", to: "/till", icon: CalculatorIcon, roles: ["cashier", "coordinator"] },
  { name: "needs", to: "/staff/needs", icon: ListChecksIcon, roles: ["service_manager", "director"] },
  { name: "requests", to: "/staff/requests", icon: PackageOpenIcon, roles: ["storekeeper", "service_manager", "coordinator", "director"] },
  { name: "help", to: "/staff/help", icon: ScissorsIcon, roles: ["service_manager", "director"] },
  { name: "services", to: "/staff/services", icon: HospitalIcon, roles: ["service_manager", "director", "accountant"] },
  { name: "allocation", to: "/staff/allocation", icon: SplitIcon, roles: ["director", "accountant"] },
  { name: "funds", to: "/staff/funds", icon: CoinsIcon, roles: ["accountant", "director"] },
  { name: "impact", to: "/impact", icon: BarChartIcon, roles: everyone },
  { name: "values", to: "/staff/values", icon: BanknoteIcon, roles: ["accountant", "director", "evaluator"] },
  { name: "documents", to: "/staff/documents", icon: FileTextIcon, roles: ["accountant", "storekeeper", "coordinator", "director"] },
  { name: "accounts", to: "/staff/accounts", icon: ShieldCheckIcon, roles: ["administrator"] },
] as const satisfies readonly { name: string; to: string; under?: readonly string[]; icon: unknown; roles: readonly Role[] }[];
