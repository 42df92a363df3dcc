CREATE TABLE `return_ack` (
	`summary_id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `return_alert` (
	`season_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`step` integer NOT NULL,
	`unaccounted` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`season_id`, `date`, `shift`, `step`)
);
--> statement-breakpoint
CREATE TABLE `return_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`version` integer NOT NULL,
	`season_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`leaves_at` integer NOT NULL,
	`teacher_id` text,
	`company_id` text,
	`by_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_batch_version` ON `return_batch` (`batch_id`,`version`);--> statement-breakpoint
CREATE INDEX `return_batch_night` ON `return_batch` (`season_id`,`date`);--> statement-breakpoint
CREATE TABLE `return_closing` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`class_name` text NOT NULL,
	`missing` text NOT NULL,
	`reason` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `return_closing_night` ON `return_closing` (`season_id`,`date`);--> statement-breakpoint
CREATE TABLE `return_erased` (
	`season_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`season_id`, `date`, `shift`)
);
--> statement-breakpoint
CREATE TABLE `return_place` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	`batch_id` text,
	`by_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_place_version` ON `return_place` (`season_id`,`date`,`shift`,`person_id`,`version`);--> statement-breakpoint
CREATE TABLE `return_summary` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	`hash` text NOT NULL,
	`content` text NOT NULL,
	`expected` integer NOT NULL,
	`returned` integer NOT NULL,
	`excused` integer NOT NULL,
	`unaccounted` integer NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "return_summary_adds_up" CHECK("return_summary"."expected" = "return_summary"."returned" + "return_summary"."excused" + "return_summary"."unaccounted")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_summary_version` ON `return_summary` (`season_id`,`date`,`shift`,`person_id`,`version`);--> statement-breakpoint
CREATE INDEX `return_summary_person` ON `return_summary` (`person_id`,`date`);--> statement-breakpoint
CREATE TABLE `return_word` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`date` text NOT NULL,
	`shift` text NOT NULL,
	`person_id` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`said_at` integer NOT NULL,
	`by_id` text NOT NULL,
	`as` text NOT NULL,
	`how` text NOT NULL,
	`excuse` text,
	`reason` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_word_version` ON `return_word` (`season_id`,`date`,`shift`,`person_id`,`version`);
--> statement-breakpoint
CREATE TRIGGER return_word_no_update BEFORE UPDATE ON "return_word" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_word_kept BEFORE DELETE ON "return_word" WHEN NOT EXISTS (SELECT 1 FROM "return_erased" e WHERE e.season_id = OLD.season_id AND e.date = OLD.date AND e.shift = OLD.shift) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_batch_no_update BEFORE UPDATE ON "return_batch" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_batch_kept BEFORE DELETE ON "return_batch" WHEN NOT EXISTS (SELECT 1 FROM "return_erased" e WHERE e.season_id = OLD.season_id AND e.date = OLD.date AND e.shift = OLD.shift) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_place_no_update BEFORE UPDATE ON "return_place" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_place_kept BEFORE DELETE ON "return_place" WHEN NOT EXISTS (SELECT 1 FROM "return_erased" e WHERE e.season_id = OLD.season_id AND e.date = OLD.date AND e.shift = OLD.shift) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_closing_no_update BEFORE UPDATE ON "return_closing" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_closing_kept BEFORE DELETE ON "return_closing" WHEN NOT EXISTS (SELECT 1 FROM "return_erased" e WHERE e.season_id = OLD.season_id AND e.date = OLD.date AND e.shift = OLD.shift) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_summary_frozen BEFORE UPDATE ON "return_summary" WHEN NEW.content <> '' OR NEW.id <> OLD.id OR NEW.season_id <> OLD.season_id OR NEW.date <> OLD.date OR NEW.shift <> OLD.shift OR NEW.person_id <> OLD.person_id OR NEW.version <> OLD.version OR NEW.hash <> OLD.hash OR NEW.expected <> OLD.expected OR NEW.returned <> OLD.returned OR NEW.excused <> OLD.excused OR NEW.unaccounted <> OLD.unaccounted OR NEW.at <> OLD.at OR NOT EXISTS (SELECT 1 FROM "return_erased" e WHERE e.season_id = OLD.season_id AND e.date = OLD.date AND e.shift = OLD.shift) BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_summary_no_delete BEFORE DELETE ON "return_summary" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_alert_no_update BEFORE UPDATE ON "return_alert" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_alert_no_delete BEFORE DELETE ON "return_alert" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_ack_no_update BEFORE UPDATE ON "return_ack" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_ack_no_delete BEFORE DELETE ON "return_ack" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_erased_no_update BEFORE UPDATE ON "return_erased" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER return_erased_no_delete BEFORE DELETE ON "return_erased" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
