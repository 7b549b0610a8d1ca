import type { MessagesLike } from "~/platform/i18n/messages";
import type { letters as bg } from "./letters.bg";

export const letters = {
  mail: {
    hello: "Hello, {{name}},",
    who: "With whom",
    bring: "What to bring",
    does: "What you will do",
    place: "Place",
    reason: "We write to you about this shift only.",
    manage: "See your sign-up",
    link: {
      subject: "Confirm the shift: {{when}}",
      preheader: "One press and the place is yours.",
      title: "Confirm, and the place is yours",
      text: "somebody, most likely you, left this email to sign up: {{title}}.",
      button: "Confirm the sign-up",
      small: "If it was not you, do nothing: the sign-up lapses by itself.",
    },
    consent: {
      subject: "A sign-up that waits for a parent: {{when}}",
      preheader: "A parent's consent is needed.",
      title: "A parent's consent is needed too",
      text: "we received a sign-up from a person under 18: {{title}}. For now no place is kept. Call the phone below together with a parent; once the coordinator has seen the signed consent, we write again.",
    },
    confirmed: {
      subject: "Your sign-up is accepted: {{when}}",
      preheader: "{{place}}. Give up with one press.",
      title: {
        1: "See you on Monday", 2: "See you on Tuesday", 3: "See you on Wednesday", 4: "See you on Thursday",
        5: "See you on Friday", 6: "See you on Saturday", 7: "See you on Sunday",
      },
      text: "your sign-up is accepted: {{title}}.",
      small: "Plans change. Until {{when}} you can give up with one press.",
      cancel: "Give up the shift",
    },
    off: {
      subject: "Shift called off: {{when}}",
      preheader: "We are sorry.",
      title: "The shift is called off",
      text: "this shift will not take place: {{title}}. We are sorry, and thank you for wanting to come.",
      button: "See other shifts",
    },
    posted: {
      subject: "Your hours are confirmed: {{time}}",
      preheader: "See where they went.",
      title: "Thank you for coming",
      text: "we confirmed your time: {{title}}. This is where it went.",
      code: "Code for “Path of the resource”",
      button: "See the path of your hours",
      reason: "We write to you once, when somebody of the team confirms your hours.",
    },
  },
  calendar: { name: "Shifts, {{organisation}}", off: "Called off: {{title}}", who: "With: {{who}}", bring: "What to bring: {{what}}" },
} satisfies MessagesLike<typeof bg>;
