import type { MessagesLike } from "~/platform/i18n/messages";
import type { rules as bg } from "./rules.bg";

export const rules = {
  rules: {
    title: "Volunteer's rules",
    version: "Version {{n}}",
    since: "Version {{n}}, in force from {{date}}",
    current: "This version is in force now.",
    older: "This is an older version. Version {{n}} is in force now.",
    coming: "This version comes into force on {{date}}. Until then version {{n}} holds.",
    toCurrent: "See the present rules",
    fresh: "new",
    freshLegend: "“new” marks what differs from the version before.",
    versions: "All versions",
    shifts: "See the shifts",
    publish: "Write a new version",
    editTitle: "New version of the rules",
    editLead: "What is published does not change. Everybody accepts the new version with their next sign-up; what was accepted before stays as it was.",
    textBg: "Text in Bulgarian",
    textEn: "Text in English",
    textHelp: "A line that starts with “# ” is a heading; with “- ” a point of a list; any other line is a paragraph.",
    validFrom: "In force from",
    validFromHelp: "{{date}} at the earliest.",
    submit: "Publish version {{n}}",
    busy: "Publishing …",
    published: "Version {{n}} is published.",
    see: "See it",
  },
  consent: {
    taking_part: { label: "Taking part: {{title}}", detail: "{{when}}. Kind of work: {{work}}. {{does}}" },
    phone: { label: "Phone with the person in charge", detail: "If a phone was left, the person in charge has it for the day of the shift only, to reach each other when needed." },
    photos: { label: "Photos in which one can be recognised", detail: "For the organisation's page and report, without a name. Children in our care are not photographed." },
    supervision_one: "At least one adult for every {{count}} young volunteer.",
    supervision_other: "At least one adult for every {{count}} young volunteers.",
  },
} satisfies MessagesLike<typeof bg>;
