CREATE TABLE `bank_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`count` integer NOT NULL,
	`total` text NOT NULL,
	`csv_hash` text NOT NULL,
	`xlsx_hash` text NOT NULL,
	`checkpoint` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `payout_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_batch_number` ON `bank_batch` (`run_id`,`number`);--> statement-breakpoint
CREATE TABLE `transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text,
	`run_id` text NOT NULL,
	`payslip_id` text NOT NULL,
	`person_id` text NOT NULL,
	`line` integer NOT NULL,
	`attempt` integer NOT NULL,
	`amount` text NOT NULL,
	`name` text NOT NULL,
	`account` text,
	`account_tail` text,
	`account_index` text,
	`state` text NOT NULL,
	`sent_at` integer NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`reason` text DEFAULT '' NOT NULL,
	`confirmed_at` integer,
	`confirmed_card` text,
	FOREIGN KEY (`batch_id`) REFERENCES `bank_batch`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`run_id`) REFERENCES `payout_run`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payslip_id`) REFERENCES `payslip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_live` ON `transfer` (`payslip_id`) WHERE "transfer"."state" <> 'failed';--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_attempt` ON `transfer` (`payslip_id`,`attempt`);--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_line` ON `transfer` (`batch_id`,`line`);--> statement-breakpoint
CREATE INDEX `transfer_run` ON `transfer` (`run_id`);--> statement-breakpoint
CREATE INDEX `transfer_person` ON `transfer` (`person_id`);
--> statement-breakpoint
-- What was sent stays as it was sent, and an attempt ends once; only an erasure takes the account away.
CREATE TRIGGER transfer_sent BEFORE UPDATE OF id, batch_id, run_id, payslip_id, person_id, line, attempt, amount, name, sent_at ON transfer BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER transfer_ends_once BEFORE UPDATE OF state, settled_at, settled_by, reason ON transfer WHEN OLD.state <> 'sent' BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER transfer_account BEFORE UPDATE OF account, account_tail, account_index ON transfer WHEN NEW.account IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER transfer_no_delete BEFORE DELETE ON transfer BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER bank_batch_no_update BEFORE UPDATE ON bank_batch BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER bank_batch_no_delete BEFORE DELETE ON bank_batch BEGIN SELECT RAISE(ABORT, 'append-only'); END;
