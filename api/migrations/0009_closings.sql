CREATE TABLE `closing` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`side` text NOT NULL,
	`person_id` text NOT NULL,
	`open_hash` text NOT NULL,
	`open` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `payout_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `closing_side` ON `closing` (`run_id`,`open_hash`,`side`);--> statement-breakpoint
CREATE UNIQUE INDEX `closing_person` ON `closing` (`run_id`,`open_hash`,`person_id`);--> statement-breakpoint
ALTER TABLE `payout_run` ADD `closed_at` integer;
--> statement-breakpoint
CREATE TRIGGER closing_no_update BEFORE UPDATE ON closing BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
CREATE TRIGGER closing_no_delete BEFORE DELETE ON closing BEGIN SELECT RAISE(ABORT, 'append-only'); END;
--> statement-breakpoint
-- A closed run changes no more, whatever two commands at one instant have read; `commit` knows these words.
CREATE TRIGGER payout_run_closed BEFORE UPDATE ON payout_run WHEN OLD.closed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER payslip_run_closed BEFORE INSERT ON payslip WHEN (SELECT closed_at FROM payout_run WHERE id = NEW.run_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER payslip_run_closed_too BEFORE UPDATE ON payslip WHEN (SELECT closed_at FROM payout_run WHERE id = NEW.run_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER approval_run_closed BEFORE INSERT ON approval WHEN (SELECT closed_at FROM payout_run WHERE id = NEW.run_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER signature_run_closed BEFORE INSERT ON signature WHEN (SELECT r.closed_at FROM payslip p JOIN payout_run r ON r.id = p.run_id WHERE p.id = NEW.payslip_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER attestation_run_closed BEFORE INSERT ON attestation WHEN (SELECT r.closed_at FROM payslip p JOIN payout_run r ON r.id = p.run_id WHERE p.id = NEW.payslip_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER attestation_reply_run_closed BEFORE INSERT ON reply WHEN (SELECT r.closed_at FROM attestation a JOIN payslip p ON p.id = a.payslip_id JOIN payout_run r ON r.id = p.run_id WHERE a.id = NEW.request_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER objection_run_closed BEFORE INSERT ON objection WHEN (SELECT closed_at FROM payout_run WHERE id = NEW.run_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER bank_batch_run_closed BEFORE INSERT ON bank_batch WHEN (SELECT closed_at FROM payout_run WHERE id = NEW.run_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
CREATE TRIGGER transfer_run_closed BEFORE INSERT ON transfer WHEN (SELECT closed_at FROM payout_run WHERE id = NEW.run_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
--> statement-breakpoint
-- Erasing a person's numbers goes on: it is about the account alone.
CREATE TRIGGER transfer_run_closed_too BEFORE UPDATE OF state, amount, reason, settled_at, confirmed_at, confirmed_card ON transfer WHEN (SELECT closed_at FROM payout_run WHERE id = NEW.run_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'run-closed'); END;
