CREATE TABLE `attestation` (
	`id` text PRIMARY KEY NOT NULL,
	`payslip_id` text NOT NULL,
	`hash` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`side` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`payslip_id`) REFERENCES `payslip`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attestation_payslip` ON `attestation` (`payslip_id`);--> statement-breakpoint
CREATE TABLE `attestation_picture` (
	`attestation_id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL,
	`sha256` text NOT NULL,
	FOREIGN KEY (`attestation_id`) REFERENCES `attestation`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `objection` (
	`id` text PRIMARY KEY NOT NULL,
	`season_id` text NOT NULL,
	`run_id` text NOT NULL,
	`person_id` text NOT NULL,
	`payslip_id` text NOT NULL,
	`hash` text NOT NULL,
	`line_kind` text NOT NULL,
	`line_id` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `objection_line` ON `objection` (`run_id`,`person_id`);
--> statement-breakpoint
CREATE TRIGGER objection_no_update BEFORE UPDATE ON "objection" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER objection_no_delete BEFORE DELETE ON "objection" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attestation_no_update BEFORE UPDATE ON "attestation" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attestation_no_delete BEFORE DELETE ON "attestation" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attestation_picture_no_update BEFORE UPDATE ON "attestation_picture" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attestation_picture_no_delete BEFORE DELETE ON "attestation_picture" BEGIN SELECT RAISE(ABORT, 'append-only'); END;
