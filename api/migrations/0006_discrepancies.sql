CREATE TABLE `discrepancy_decision` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`key` text NOT NULL,
	`turn` integer NOT NULL,
	`kind` text NOT NULL,
	`batch_id` text NOT NULL,
	`reason` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `discrepancy_decision_turn` ON `discrepancy_decision` (`season_id`,`key`,`turn`);--> statement-breakpoint
ALTER TABLE `payout_run` DROP COLUMN `discrepancies`;
--> statement-breakpoint
CREATE TRIGGER discrepancy_decision_no_update BEFORE UPDATE ON discrepancy_decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER discrepancy_decision_no_delete BEFORE DELETE ON discrepancy_decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
