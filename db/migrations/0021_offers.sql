-- Offers of every kind: what was said stays as it was said.
ALTER TABLE goods_offer ADD CONSTRAINT goods_offer_accepted_turn FOREIGN KEY (accepted_turn_id) REFERENCES offer_turn (id);
--> statement-breakpoint
ALTER TABLE goods_offer ADD CONSTRAINT goods_offer_partner FOREIGN KEY (partner_id) REFERENCES gift_partner (id);
--> statement-breakpoint
ALTER TABLE standing_offer ADD CONSTRAINT standing_offer_iso_weekdays CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]);
--> statement-breakpoint
CREATE TRIGGER goods_offer_photo_insert_only BEFORE UPDATE OR DELETE ON goods_offer_photo FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER help_promise_insert_only BEFORE UPDATE OR DELETE ON help_promise FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER help_receipt_insert_only BEFORE UPDATE OR DELETE ON help_receipt FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER offer_turn_insert_only BEFORE UPDATE OR DELETE ON offer_turn FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER offer_turn_line_insert_only BEFORE UPDATE OR DELETE ON offer_turn_line FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER standing_offer_no_delete BEFORE DELETE ON standing_offer FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
CREATE TRIGGER delivery_note_no_delete BEFORE DELETE ON delivery_note FOR EACH ROW EXECUTE FUNCTION forbid_change();
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON goods_offer_photo, help_promise, help_receipt, offer_turn, offer_turn_line FROM dobroteka_app;
--> statement-breakpoint
REVOKE DELETE, TRUNCATE ON standing_offer, delivery_note FROM dobroteka_app;
--> statement-breakpoint

-- A house's usual hours and its first rules of what is taken; the coordinator changes the words.
INSERT INTO store_opening (delivery, weekday, opens, closes)
  SELECT 'bring', d, o.opens, o.closes FROM generate_series(1, 5) d, (VALUES ('09:00', '12:00'), ('14:00', '18:00')) o(opens, closes)
  UNION ALL VALUES ('pickup', 1, '17:00', '19:00'), ('pickup', 3, '17:00', '19:00'), ('pickup', 6, '10:00', '13:00');
--> statement-breakpoint
INSERT INTO acceptance_rule (id, category, taken, title_bg, title_en, why_bg, why_en, words, sort_order) VALUES
  (gen_random_uuid(), 'toys', false, 'Плюшени играчки не приемаме', 'We do not take plush toys', 'Не можем да ги почистим добре за няколко деца.', 'We cannot clean them well enough for several children.', 'плюш plush teddy', 1),
  (gen_random_uuid(), 'other', false, 'Лекарства не приемаме', 'We do not take medicines', 'Раздават се само в аптека. Върнете ги там.', 'Only a pharmacy may hand them out. Please take them there.', 'лекарств витамин сироп хапчет medicin vitamin pill', 2),
  (gen_random_uuid(), 'other', false, 'Столчета за кола и кошари втора употреба не приемаме', 'We do not take used car seats and cots', 'Не виждаме дали са били в удар и дали отговарят на днешните правила за безопасност.', 'We cannot see whether they were in a crash or meet today’s safety rules.', 'столче кошар carseat cot', 3),
  (gen_random_uuid(), 'food', false, 'Храна без етикет или с отворена опаковка не приемаме', 'We do not take food without a label or in an open package', 'Законът иска срок и произход на всяка храна за деца.', 'The law asks for a date and an origin of any food for children.', 'отворен домашн opened homemade', 4),
  (gen_random_uuid(), 'clothes', true, 'Дрехи: чисти, здрави, подредени по размер', 'Clothes: clean, whole, sorted by size', 'Скъсани и мръсни дрехи не можем да раздадем.', 'We cannot give out torn or dirty clothes.', 'дрех якет обувк блуз панталон рокл cloth jacket shoe', 5),
  (gen_random_uuid(), 'food', true, 'Храна: в срок, в ненарушена опаковка и с документ за произход', 'Food: in date, unopened, with proof of origin', 'Срокът да е поне пет дни напред.', 'At least five days before its date.', 'храна хляб ориз брашн мляко консерв food bread rice flour milk', 6),
  (gen_random_uuid(), 'furniture', true, 'Мебели: само ако влизат през врата от 80 см', 'Furniture: only what fits through a door of 80 cm', 'Складът е в приземен етаж и няма товарен вход.', 'The store is in a basement without a loading door.', 'диван шкаф гардероб легло маса sofa wardrobe bed table', 7);
