import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** Y1 and P3 of MODEL as SQL, each answering how many rows break it. Nightly, and after every step of the property tests. */
export const peopleChecks: readonly SelfCheck[] = [
  {
    name: "Y1 what counts as signed has every point answered and the signature of its revision",
    sql: `select count(*) as violations from consent_request r where r.state in ('signed', 'revoked') and (
        exists (select 1 from consent_item i where i.request_id = r.id and i.answer is null)
        or not exists (select 1 from consent_item i where i.request_id = r.id and i.answer = 'yes')
        or not exists (select 1 from consent_signature s where s.request_id = r.id and s.revision <= r.revision)
        or r.state = 'signed' and not exists (select 1 from consent_signature s where s.request_id = r.id and s.revision = r.revision))`,
  },
  {
    name: "Y1 no point is answered without a signature",
    sql: `select count(*) as violations from consent_item i where i.answer is not null and not exists (select 1 from consent_signature s where s.request_id = i.request_id)`,
  },
  {
    name: "Y1 the hash of every signature recomputes, and its words hold every point",
    sql: `select count(*) as violations from consent_signature s where s.sha256 <> encode(sha256(convert_to(s.shown_text, 'UTF8')), 'hex')
        or exists (select 1 from consent_item i where i.request_id = s.request_id and position(replace(case s.locale when 'en' then i.label_en else i.label_bg end, '{{name}}', '{person:' || (select minor_id from consent_request r where r.id = i.request_id) || '}') in s.shown_text) = 0)`,
  },
  {
    name: "Y1 of one pair and subject one question is current",
    sql: `select count(*) as violations from (select 1 from consent_request where state <> 'superseded'
        group by minor_id, guardian_id, subject_kind, subject_id having count(*) > 1) x`,
  },
  {
    name: "Y1 nothing signed stands under a link that was denied or ended",
    sql: `select count(*) as violations from consent_request r join guardianship g on g.minor_id = r.minor_id and g.guardian_id = r.guardian_id
        where r.state in ('requested', 'signed') and (g.denied_at is not null or g.ended_on is not null)`,
  },
  {
    name: "P3 an erased person keeps no contact, no open session, no account that opens, no typed name",
    sql: `select count(*) as violations from person p where p.erased_at is not null and (
        p.email is not null or p.phone is not null or p.address is not null or p.note is not null or p.birth_date is not null
        or exists (select 1 from account a left join session s on s.account_id = a.id where a.person_id = p.id and (a.disabled_at is null or s.id is not null))
        or exists (select 1 from consent_signature s join consent_request r on r.id = s.request_id where r.guardian_id = p.id and s.typed_name is not null))`,
  },
];
