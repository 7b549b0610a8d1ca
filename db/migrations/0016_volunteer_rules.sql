-- The first version of the volunteer's rules, so that every organisation has one on the day it is set up. It decides nothing that is
-- the organisation's to decide (expenses, insurance): there it says whom to ask. The next version is written on the team's page.
INSERT INTO volunteer_rules (version, valid_from, published_at, text_bg, text_en) VALUES (1, '2026-01-01', '2026-01-01 00:00:00+02',
$rules$Тези правила важат за всеки, който идва на смяна – за един час или за цяла година. Приемат се с първото потвърждаване на записване.

# Идвате навреме
Бъдете на мястото десет минути преди началото. Отговорникът Ви посреща, показва какво се прави и решава, когато нещо не е ясно.
Ако не можете да дойдете, откажете се от връзката в писмото. Колкото по-рано го направите, толкова по-лесно друг поема мястото. В последните три часа се обадете на отговорника.

# Пазите чуждото
Каквото научите за децата, семействата и другите хора – име, лице, адрес, училище, здраве, история – остава между Вас и екипа. Не го разказвате и не го пишете никъде, и след като доброволчеството свърши.
Не разпитвате децата за миналото и за семействата им. Ако дете само сподели нещо тревожно, изслушайте го, не обещавайте да го пазите в тайна и кажете веднага на отговорника.

# Не снимате децата
Не снимате деца и не записвате гласа им, дори за спомен. Място, работа или изделие може да снимате, след като попитате отговорника.

# Без връзка извън смяната
С децата се виждате само на смяната и пред поне още един възрастен от екипа. Не разменяте телефони, профили и адреси, не си пишете и не се срещате другаде, не давате лични подаръци и не обещавате нищо. Подаръците минават през склада.

# Отнасяте се с уважение
Говорите спокойно и с всекиго еднакво. Не викате, не наказвате, не унижавате и не обсъждате религия, партии и произход пред децата. Дареното принадлежи на тези, за които е дадено.

# Пазите себе си и другите
- Правите това, за което сте на смяна и което Ви е показано. Останалото питате.
- Не идвате с температура, след алкохол или упойващи вещества.
- Носите удобни дрехи и затворени обувки. Предпазните средства са от организацията.
- При нараняване, повреда или опасност спирате и викате отговорника. Когато има опасност за живота, първо 112.
- До 18 години се работи само пред пълнолетен от екипа, със съгласие от родител и в часовете и задачите, позволени за възрастта.

# Разходи
Трудът е доброволен и не се заплаща. Кои разходи за път, храна и материали се поемат, решава организацията и го казва преди смяната. Разход, за който не сме се уговорили предварително, не се възстановява.

# Застраховка
Дали и как доброволците са застраховани, решава организацията. Попитайте координатора преди първата си смяна. Докато не получите друг отговор, приемайте, че застраховка няма.

# Вашите права
- Може да откажете задача, която не искате или не Ви е по силите, без да обяснявате защо.
- Може да спрете по всяко време – за деня или завинаги.
- Може да получите служебна бележка за потвърдените часове, да видите какво пазим за Вас и да поискате да го изтрием.
- Ако нещо не е наред, кажете на отговорника, на координатора или на директора. Никой не губи място заради сигнал.
Когато правилата не се спазват, организацията може да прекрати участието Ви и казва защо.$rules$,
$rules$These rules hold for everybody who comes to a shift, for an hour or for a whole year. They are accepted with the first confirmation of a sign-up.

# You come on time
Be there ten minutes before the start. The person in charge meets you, shows you the work and decides when something is not clear.
If you cannot come, give the place up by the link in the letter. The earlier you do it, the easier it is for somebody else to take it. In the last three hours call the person in charge.

# You keep what is not yours to tell
Whatever you learn about children, families and other people – name, face, address, school, health, story – stays between you and the team. You do not tell it and do not write it anywhere, also after your volunteering has ended.
You do not question children about their past or their families. If a child tells you something worrying, listen, do not promise to keep it secret, and tell the person in charge at once.

# You take no pictures of children
You take no pictures of children and do not record their voices, not even as a keepsake. You may photograph a place, work or a thing made here once you have asked the person in charge.

# No contact outside the shift
You see the children only at the shift and with at least one more adult of the team present. You do not exchange phones, profiles or addresses, do not write to each other or meet elsewhere, give no personal presents and promise nothing. Presents go through the store.

# You treat people with respect
You speak calmly and to everybody alike. You do not shout, punish or humiliate, and do not discuss religion, parties or origin in front of the children. What was given belongs to those it was given for.

# You keep yourself and others safe
- You do the work you came for and were shown. You ask about anything else.
- You do not come with a fever, or after alcohol or drugs.
- You wear comfortable clothes and closed shoes. Protective equipment comes from the organisation.
- If somebody is hurt, something breaks or is dangerous, you stop and call the person in charge. When a life is in danger, call 112 first.
- People under 18 work only with an adult of the team present, with a parent's consent, and at the hours and tasks allowed at their age.

# Expenses
The work is voluntary and unpaid. Which expenses for travel, food and materials are covered is for the organisation to decide and to say before the shift. An expense that was not agreed beforehand is not repaid.

# Insurance
Whether and how volunteers are insured is for the organisation to decide. Ask the coordinator before your first shift. Until you hear otherwise, take it that there is no insurance.

# Your rights
- You may refuse a task that you do not want or that is beyond your strength, without saying why.
- You may stop at any time, for the day or for good.
- You may get a note of your confirmed hours, see what we keep about you and ask us to erase it.
- If something is wrong, tell the person in charge, the coordinator or the director. Nobody loses a place for speaking up.
When the rules are not kept the organisation may end your participation, and says why.$rules$);
--> statement-breakpoint
-- What was accepted stays as it was.
REVOKE UPDATE, DELETE, TRUNCATE ON "volunteer_rules" FROM dobroteka_app;
--> statement-breakpoint
CREATE TRIGGER volunteer_rules_insert_only BEFORE UPDATE OR DELETE ON volunteer_rules FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER rules_acceptance_insert_only BEFORE UPDATE OR DELETE ON rules_acceptance FOR EACH ROW EXECUTE FUNCTION forbid_change();
