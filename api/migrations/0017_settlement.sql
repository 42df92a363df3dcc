CREATE TABLE `settlement_word` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`at` integer NOT NULL,
	`side` text,
	`breach` integer,
	`reason` text,
	`amount` text,
	`on_date` text,
	`content_hash` text,
	`bytes` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settlement_word_seq` ON `settlement_word` (`season_id`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `settlement_word_agreed` ON `settlement_word` (`season_id`,`content_hash`,`side`) WHERE "settlement_word"."kind" = 'agreed';--> statement-breakpoint
CREATE UNIQUE INDEX `settlement_word_person` ON `settlement_word` (`season_id`,`content_hash`,`person_id`) WHERE "settlement_word"."kind" = 'agreed';--> statement-breakpoint
CREATE UNIQUE INDEX `settlement_word_settled` ON `settlement_word` (`season_id`) WHERE "settlement_word"."kind" = 'settled';
--> statement-breakpoint
CREATE TRIGGER settlement_word_no_update BEFORE UPDATE ON settlement_word BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER settlement_word_no_delete BEFORE DELETE ON settlement_word BEGIN SELECT RAISE(ABORT, 'append-only'); END;
