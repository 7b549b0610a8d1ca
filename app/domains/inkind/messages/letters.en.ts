import type { MessagesLike } from "~/platform/i18n/messages";
import type { letters as bg } from "./letters.bg";

export const letters = {
  mails: {
    hello: "Hello, {{name}},",
    helloPlain: "Hello,",
    reason: "You get this letter because you offered a gift and left this email.",
    trackLabel: "Follow the gift",
    submitted: {
      subject: "Gift No. {{number}} is offered",
      preheader: "We will answer within two working days.",
      title: "Thank you! The gift is offered.",
      text: "You offered: {{what}}. We will answer within two working days, before anybody sets out.",
      keep: "Keep this link: it shows how far the gift has come. Your name is not shown there.",
    },
    agreed: {
      subject: "We gladly accept gift No. {{number}}",
      preheader: "{{when}}",
      title: "We gladly accept",
      bring: "We expect you at: {{address}}.",
      pickup: "We will come to collect it.",
      whenLabel: "When",
      whatLabel: "What",
      call: "If anything changes, call {{phone}}.",
    },
    declined: {
      subject: "About gift No. {{number}}",
      preheader: "Thank you for thinking of us.",
      title: "Thank you for thinking of us",
      text: "Sorry, we cannot take this gift now: {{what}}.",
      why: "Reason: {{reason}}.",
      needs: "What we need today",
    },
    received: {
      subject: "We received gift No. {{number}}. Thank you!",
      preheader: "The protocol is ready.",
      title: "Thank you!",
      text: "We received your gift on {{date}}.",
      accepted: "Accepted",
      rejected: "Refused",
      protocol: "Protocol No. {{number}} of {{date}}",
      whereText: "The link shows which service it reached.",
    },
  },

} as const satisfies MessagesLike<typeof bg>;
