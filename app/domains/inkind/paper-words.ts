/** Words on papers of gifts: Bulgarian, whatever language the reader uses, because they belong to the books. */
export const paperWords = {
  declared: { book: "счетоводна стойност, посочена от дарителя", invoice: "фактура на дарителя", estimate: "преценка на дарителя" },
  recognised: { declared: "по данни на дарителя", book: "счетоводна стойност на дарителя", invoice: "по фактура", our_estimate: "наша преценка" },
  roles: { director: "директор", accountant: "счетоводител" },
  anyPurpose: "Където е най-нужно",
  noName: "дарител без име",
  unvalued: "без оценка",
  undecided: "чака решение",
  types: { donation_contract: "договор за дарение", donation_certificate: "свидетелство за дарение" },
} as const;
