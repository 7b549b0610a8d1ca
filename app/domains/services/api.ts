export type { NeedBook, NeedId, NeedKind, NeedUnit, OutputId, OutputKey, ProgrammeId, ProgrammeKind, ServiceId, ServiceMeasure, ActivityMeasure } from "./model";
export { activityMeasures, needKinds, serviceMeasures } from "./model";
